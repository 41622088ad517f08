"""Rows that are no household, person or village: changes, funds, projects, moves, lists."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import ChangeType, Education, PovertyStatus, Sex
from fupin.model.about import About
from fupin.model.place import Place
from fupin.values import AccountNumber, Fen, IdNumber, PersonName, Phone


_CHANGES = "贫困户变更记录"
_FUNDS = "县级资金下达表"
_PAYMENTS = "资金到户导入表"
_APPLICATIONS = "项目到户申报表"
_EXECUTIONS = "项目资金执行表"
_MOVES = "易地搬迁导入表"
_LIST = "部门名单"


@attrs.frozen(kw_only=True)
class ChangeRecord:
    """One change made to a registered household (变更记录).

    Source:
        Change log of one Jiangsu system, 2017–2020.
    """

    household_id: A[str | None, About("贫困户编号", "household number", source=_CHANGES)] = (
        None
    )
    kind: A[ChangeType | None, About("变更类型", "kind of change", source=_CHANGES)] = None
    year: A[int | None, About("年度", "year", source=_CHANGES)] = None
    backup_id: A[
        str | None, About("贫困户备份表编号", "number of the saved copy", source=_CHANGES)
    ] = None
    reason: A[str | None, About("变更原因", "reason", source=_CHANGES)] = attrs.field(
        default=None, repr=False
    )
    head_name: A[PersonName | None, About("户主姓名", "name of the head", source=_CHANGES)] = (
        None
    )
    place: A[Place | None, About("所在地", "place", source=_CHANGES)] = None


@attrs.frozen(kw_only=True)
class FundAllocation:
    """Money passed down to a county (资金下达).

    Source:
        County allocation table of one Jiangsu system; it names no unit, so an amount
        without one is read as 元.
    """

    year: A[int | None, About("年度", "year", source=_FUNDS)] = None
    kind: A[str | None, About("类型", "kind", source=_FUNDS)] = None
    fund_id: A[str | None, About("资金编号", "number of the fund", source=_FUNDS)] = None
    fund_name: A[str | None, About("资金名称", "name of the fund", source=_FUNDS)] = None
    fund_kind: A[str | None, About("资金类型", "kind of fund", source=_FUNDS)] = None
    handler: A[PersonName | None, About("经办人姓名", "handled by", source=_FUNDS)] = None
    allocated: A[Fen | None, About("下达资金", "passed down", "fen", source=_FUNDS)] = None
    matched: A[
        Fen | None, About("市配资金", "added by the prefecture", "fen", source=_FUNDS)
    ] = None
    received_on: A[date | None, About("到账日期", "received on", source=_FUNDS)] = None


@attrs.frozen(kw_only=True)
class FundPayment:
    """Money of a project paid out to a household (资金到户).

    Source:
        Import table of one Jiangsu system; its export has 下达金额 for 实发资金.
    """

    project_id: A[str | None, About("项目编号", "project number", source=_PAYMENTS)] = None
    project_name: A[str | None, About("项目名称", "project", source=_PAYMENTS)] = None
    name: A[PersonName | None, About("农户姓名", "name", source=_PAYMENTS)] = None
    poor_persons: A[
        int | None, About("贫困人口数", "poor persons", "person", source=_PAYMENTS, low=0)
    ] = None
    place: A[Place | None, About("所在地", "place", source=_PAYMENTS)] = None
    id_number: A[IdNumber | None, About("身份证号", "ID number", source=_PAYMENTS)] = None
    phone: A[Phone | None, About("联系方式", "phone", source=_PAYMENTS)] = None
    account: A[AccountNumber | None, About("一折通卡号", "account", source=_PAYMENTS)] = None
    paid: A[Fen | None, About("实发资金", "paid out", "fen", source=_PAYMENTS, low=0)] = None
    year: A[int | None, About("年度", "year", source=_PAYMENTS)] = None


@attrs.frozen(kw_only=True)
class ProjectApplication:
    """A household's application for a project (项目到户申报).

    Source:
        To-household project sheet of one Jiangsu system.
    """

    year: A[int | None, About("年度", "year", source=_APPLICATIONS)] = None
    place: A[Place | None, About("所在地", "place", source=_APPLICATIONS)] = None
    project_name: A[str | None, About("项目名称", "project", source=_APPLICATIONS)] = None
    household_id: A[str | None, About("户编号", "household number", source=_APPLICATIONS)] = (
        None
    )
    head_name: A[
        PersonName | None, About("户主姓名", "name of the head", source=_APPLICATIONS)
    ] = None
    age: A[int | None, About("年龄", "age", source=_APPLICATIONS, low=0)] = None
    sex: A[Sex | None, About("性别", "sex", source=_APPLICATIONS)] = None
    education: A[Education | None, About("文化程度", "education", source=_APPLICATIONS)] = None
    registered_persons: A[
        int | None,
        About("建档立卡人口", "registered persons", "person", source=_APPLICATIONS, low=0),
    ] = None
    id_number: A[IdNumber | None, About("身份证号", "ID number", source=_APPLICATIONS)] = None
    phone: A[Phone | None, About("电话号码", "phone", source=_APPLICATIONS)] = None
    account_name: A[
        PersonName | None, About("一折通姓名", "holder of the account", source=_APPLICATIONS)
    ] = None
    account: A[AccountNumber | None, About("一折通号", "account", source=_APPLICATIONS)] = None
    helper: A[PersonName | None, About("帮扶责任人", "helper", source=_APPLICATIONS)] = None
    helper_phone: A[
        Phone | None, About("帮扶人联系电话", "helper's phone", source=_APPLICATIONS)
    ] = None
    requested: A[
        Fen | None,
        About("申请财政资金", "public money asked for", "fen", source=_APPLICATIONS),
    ] = None
    own_money: A[Fen | None, About("个人出资", "own money", "fen", source=_APPLICATIONS)] = (
        None
    )
    other_money: A[
        Fen | None, About("其他帮扶资金", "other money", "fen", source=_APPLICATIONS)
    ] = None
    total: A[Fen | None, About("总计", "total", "fen", source=_APPLICATIONS)] = None
    term: A[str | None, About("实施期限", "term", source=_APPLICATIONS)] = None
    site: A[str | None, About("实施地点", "where", source=_APPLICATIONS)] = None
    scale: A[str | None, About("实施规模", "how much", source=_APPLICATIONS)] = None
    expected_return: A[str | None, About("预期收益", "expected", source=_APPLICATIONS)] = None
    status: A[str | None, About("项目状态", "status", source=_APPLICATIONS)] = None
    inspection: A[str | None, About("项目督查考核", "inspection", source=_APPLICATIONS)] = (
        attrs.field(default=None, repr=False)
    )


@attrs.frozen(kw_only=True)
class ProjectExecution:
    """How far a project is, and who approved its money (项目资金执行).

    Source:
        Execution table of one Jiangsu system.
    """

    allocation_id: A[
        str | None, About("方案分配编号", "number of the allocation", source=_EXECUTIONS)
    ] = None
    district: A[str | None, About("所属区", "district", source=_EXECUTIONS)] = None
    project_name: A[str | None, About("项目名称", "project", source=_EXECUTIONS)] = None
    handler: A[PersonName | None, About("经办人姓名", "handled by", source=_EXECUTIONS)] = None
    approver_name: A[
        PersonName | None, About("审批人姓名", "name of the approver", source=_EXECUTIONS)
    ] = None
    allocated: A[Fen | None, About("下达金额", "passed down", "fen", source=_EXECUTIONS)] = (
        None
    )
    site: A[str | None, About("实施地点", "where", source=_EXECUTIONS)] = None
    progress: A[str | None, About("项目实施进度", "progress", source=_EXECUTIONS)] = None
    approver: A[PersonName | None, About("审批人", "approver", source=_EXECUTIONS)] = None
    decided_on: A[date | None, About("审批日期", "decided on", source=_EXECUTIONS)] = None
    decision: A[str | None, About("审批状态", "decision", source=_EXECUTIONS)] = None


@attrs.frozen(kw_only=True)
class RelocationRecord:
    """A household on a list of relocated ones (易地搬迁名单).

    Source:
        Import template of one county platform.
    """

    year: A[int | None, About("认定年度", "year of recognition", source=_MOVES)] = None
    head_name: A[PersonName | None, About("户主姓名", "name of the head", source=_MOVES)] = (
        None
    )
    id_number: A[
        IdNumber | None, About("户主身份证", "ID number of the head", source=_MOVES)
    ] = None
    phone: A[Phone | None, About("电话", "phone", source=_MOVES)] = None
    address: A[str | None, About("详细地址", "address", source=_MOVES)] = attrs.field(
        default=None, repr=False
    )
    relocated: A[bool | None, About("是否易地搬迁", "was relocated", source=_MOVES)] = None
    settlement: A[str | None, About("集中安置点名称", "resettlement site", source=_MOVES)] = (
        None
    )
    disabled: A[bool | None, About("是否残疾人", "is disabled", source=_MOVES)] = None
    status: A[PovertyStatus | None, About("脱贫状态", "status", source=_MOVES)] = None
    note: A[str | None, About("备注", "note", source=_MOVES)] = attrs.field(
        default=None, repr=False
    )


@attrs.frozen(kw_only=True)
class ListedPerson:
    """Somebody on the list of a department, to be compared with the register (部门名单).

    What the list calls its columns is said by its layout; whatever it has is held as
    recorded.
    """

    list_id: A[str | None, About("名单", "layout of the list", source=_LIST)] = None
    name: A[PersonName | None, About("姓名", "name", source=_LIST)] = None
    id_number: A[IdNumber | None, About("证件号码", "ID number", source=_LIST)] = None
    household_id: A[str | None, About("户编号", "household number", source=_LIST)] = None
    place: A[Place | None, About("所在地", "place", source=_LIST)] = None
    kind: A[str | None, About("类别", "kind", source=_LIST)] = None
    status: A[str | None, About("状态", "status", source=_LIST)] = None
    grade: A[str | None, About("等级", "grade", source=_LIST)] = None
    on: A[date | None, About("日期", "date", source=_LIST)] = None
    died_on: A[date | None, About("死亡日期", "died on", source=_LIST)] = None
    amount: A[Fen | None, About("金额", "amount", "fen", source=_LIST)] = None
    thing: A[str | None, About("登记事项", "what is registered", source=_LIST)] = attrs.field(
        default=None, repr=False
    )
    """A number plate, the name of an enterprise, the site of a house."""

    note: A[str | None, About("备注", "note", source=_LIST)] = attrs.field(
        default=None, repr=False
    )
