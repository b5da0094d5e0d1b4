"""What the pre-review says: what is wrong, why a reviewer minds, what to do, with the figures of the report.

{blanks} are filled by `desktop.messages`.
"""

from collections.abc import Mapping

REVIEW_FINDINGS: Mapping[str, str] = {
    "W01": "{label}为空，而自评分 {score} 比权重 {weight} 少 {lost} 分，评审会问扣分的原因，请在备注中说明。",
    "W02": "{label}为 {score}，按执行率 {rate} 只应得 {due} 分（权重 {weight}），评审会据此核减，请改分或说明理由。",
    "W03": "执行率只有 {rate}，备注和主要问题都没有说明原因，评审会要求补充，请写明未支付或结余的情况。",
    "W04": "执行率为 {rate}，执行数 {executed} 元比预算 {budget} 元多 {excess} 元，评审会当作超支或填错，请核对金额。",
    "W05": "其他指标得 {points} 分（满分 {most}，占 {share}），明显高于执行率 {rate}，评审会疑心评分偏高，请核对。",
    "W06": "预算还剩 {left} 元未用，占 {share}，评审会问为何没有调减预算，请核对金额或说明原因。",
    "W07": "合计 {total} 分，而执行率 {rate} 低于 {below} 时合计最高 {cap} 分，评审会按此压分，请调整评分。",
    "W08": "执行率只有 {rate}，其他指标却全是满分，评审会认为自评失实，请逐项核对评分。",
    "W09": "合计 {total} 分，未满 {full} 分，{label}却没有内容，评审会问分扣在哪里，请写明问题。",
    "W10": "写了主要问题，{label}却为空，评审会要求整改办法，请逐条写明。",
    "W11": "{label}的“{quoted}”没有写完，评审会退回补充，请补全数字或句子。",
    "W12": "{label}与“{other}”的相同度为 {likeness}（相近的共 {count} 份），评审会认为是照抄，请写出本项目的情况。",
    "W13": "指标“{name}”在第 {first} 行已有，评审会认为重复计分，请改名或合并。",
    "W14": "不是经常性项目，上年却有预算 {before} 元，前后矛盾，评审会要求更正，请核对这两项。",
    "W18": "簿中 {year} 年度的 {count} 份自评表全是满分，评审会认为自评流于形式，请重新核对评分。",
    "W19": "“{unit}”{year} 年度的“{name}”在簿中有 {count} 份，评审不知以哪份为准，请删除多余的或改正名称。",
    "W20": "{group}的权重合计为 {total}，表样规定 {expected}，评审会按表样退回，请调整权重。",
    "H01": "合计 {total} 分，是满分，评审往往格外细看，请确认每项都有依据。",
    "H02": "合计 {total} 分，是满分，{label}却写了问题，两者对不上，请核对是否应当扣分。",
    "H03": "{label}为 {score}，按执行率 {rate} 可得 {due} 分（权重 {weight}），评审会问为何少给，请核对。",
    "H04": "{label}与项目年度总目标的相同度为 {likeness}，评审看不出实际成效，请写完成的数量和效果。",
    "H05": "{label}有“{second}”而没有“{first}”，评审会以为漏了一段，请核对序号。",
    "H06": "{label}未填写，评审不知找谁核实，请填写负责的科室。",
    "H07": "预算由上年的 {before} 元变为 {budget} 元（{change}），文中没有说明，评审会问增减的原因，请补充一句。",
    "H08": "是经常性项目，{label}却为 0，评审会觉得矛盾，请核对这两项。",
    "H09": "{label}没有说明满意度是怎样得来的，评审会问 {score} 分的依据，请写明问卷、抽样或访谈等。",
    "H10": "{label}的结尾“{quoted}”没有标点，评审会疑心没有写完，请补上。",
    "H11": "{label}只有 {budget} 元，像是按万元填写，评审会认为单位有误，请核对单位。",
    "H12": "合计 {total} 分，刚到“{grade}”的下限 {lower} 分，评审会细看每项得分，请确认依据充分。",
    "H13": "列了 {problems} 条问题，{label}只有 {measures} 条，评审会问其余问题怎样解决，请逐条对应。",
    "H14": "{label}有 {length} 字，超过规定的 {limit} 字，评审会要求精简，请压缩。",
    "H15": "{label}只写了“{remark}”（{length} 字），不足以说明扣 {lost} 分的原因，请写具体些。",
}
"""By the code of the check."""
HALF_WIDTH = "{label}的“{quoted}”用了半角的“{mark}”，不合公文写法，请改为全角标点。"
"""The other half of H10."""

RULES_ERRORS: Mapping[str, str] = {
    "rules_unknown": "没有名为“{rules}”的检查规则，请用较新版本的本程序打开，或另选规则。",
    "rules_unreadable": "无法读取规则文件 {path}，规则没有变，请核对文件名和权限。",
    "rules_too_large": "规则文件 {path} 超过 {limit} KB，规则没有变，请核对是否选错文件。",
    "rules_not_utf8": "规则文件 {path} 第 {line} 行不是 UTF-8 编码，规则没有变，请另存为 UTF-8 编码后再试。",
    "rules_broken": "规则文件 {path} 第 {line} 行第 {column} 列不合 TOML 的写法，规则没有变，请改正后再试。",
    "rules_too_deep": "规则文件 {path} 的层次太深，规则没有变，请核对是否选错文件。",
    **{
        code: f"规则文件 {{path}} 第 {{line}} 行的“{{where}}”{wrong}，规则没有变，请改正后再试。"
        for code, wrong in {
            "rules_base_unknown": "为 {value}，没有这一套规则",
            "rules_code_unknown": "不是可以调整的检查",
            "rules_key_unknown": "不是这项检查的参数",
            "rules_field_unknown": "应为文字栏目的名称（如 problems）或百分数（如 80）",
            "rules_not_a_table": "应为一组设置（如 [W01]）",
            "rules_not_a_text": "应为加引号的文字",
            "rules_not_a_word": "应为加引号的词，且不能为空",
            "rules_not_words": "应为一列词（如 ['问卷', '抽样']）",
            "rules_not_a_number": "应为加引号的数字，不小于 0，至多两位小数（如 '0.5'）",
            "rules_not_numbers": "应为一组数字",
            "rules_severity_wrong": "应为 'error'、'warning'、'hint' 或 'off'",
        }.items()
    },
}
"""What is said of a rule file by the code of the error."""
