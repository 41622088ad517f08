"""What the register says of a member: all the questions checks ask, in one place."""

from fupin.facts.registry_member_fields import *  # noqa: F403  # checks look facts up here
from fupin.facts.registry_member_work import *  # noqa: F403
