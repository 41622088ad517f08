"""Where something is: names as the register prints them, and a code where known."""

from __future__ import annotations

from typing import Annotated as A

import attrs

from fupin.model.about import About
from fupin.values import RegionCode


@attrs.frozen(kw_only=True)
class Place:
    """Place names of a household or village; the national exports print no codes."""

    code: A[RegionCode | None, About("行政区划代码", "region code", code="AAR008")] = None
    province: A[str | None, About("省(区、市)", "province")] = None
    prefecture: A[str | None, About("市(州、盟)", "prefecture")] = None
    county: A[str | None, About("县(市、区、旗)", "county")] = None
    township: A[str | None, About("乡(镇)", "township")] = None
    village: A[str | None, About("行政村", "administrative village")] = None
    natural_village: A[str | None, About("自然村", "natural village")] = None

    @property
    def village_key(self) -> tuple[str, ...] | None:
        """What tells one village from another: county, township and village names."""
        if self.village is None:
            return None
        return (self.county or "", self.township or "", self.village)
