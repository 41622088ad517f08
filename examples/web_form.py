"""网页表单：三处错误，一次说完。  A web form with three faults, told at once.

Each problem says where, what is wrong, what was found and what should stand there.
The ID number is invented; in the message it is masked.
"""

# %%
import fupin


form = {
    "household_id": "示例-003",
    "size": 3.5,  # 人口数须为整数
    "main_cause": "因懒",  # 代码表里没有
    "members": [
        {"name": "赵示例", "id_number": "1101011900010100"},  # 少了两位
    ],
}
for problem in fupin.validate(form, fupin.Household):
    print(problem)

# %% 改好以后再验，就没有结构错误了。  Once mended, no structural fault remains.
mended = form | {"size": 3, "main_cause": "因病", "members": []}
print(fupin.validate(mended, fupin.Household))
household = fupin.structure(mended, fupin.Household)
print(household.main_cause)
