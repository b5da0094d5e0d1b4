"""Character classes for setting Chinese: what may not begin or end a line, what stays together, what can be halved.

After GB/T 15834 and "Requirements for Chinese Text Layout" (clreq), full-width and half-width forms alike.
"""

import re

HALVED_CLOSING = "，。、；：？！）》】〉」』〕〗”’］｝．"
"""Full-width marks whose ink lies in the left half of the em: the right half can be given up."""
HALVED_OPENING = "（《【〈「『〔〖“‘［｛"
"""Full-width marks whose ink lies in the right half: the left half can be given up."""

_NO_BREAK_BLANKS = "\u00a0\u202f\u2060"
NEVER_FIRST = frozenset(
    HALVED_CLOSING
    + ",.;:?!)]}>%'\"＞＇＂｡､｣…‥⋯·・‧･～~〜-－‐–/／％‰‱℃℉°′″〞〟’”"
    + "々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    + _NO_BREAK_BLANKS
)
"""Characters that no line starts with."""
NEVER_LAST = frozenset(HALVED_OPENING + "([{<'\"＜＇＂｢〝￥¥＄$￡£€№§" + _NO_BREAK_BLANKS)
"""Characters that no line ends with."""
BLANKS = "\t \u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u205f"
"""Blanks after which a line may end; there they hang, taking no room."""

_LATIN = "!-¶¸-\u052f"
"""Everything from ASCII to Cyrillic but the blank and the Chinese middle dot. (Long ranges take long to compile.)"""
_DIGIT = "0-9０-９"
_SOFT = r"/?&=;,:.\-_+@#|\\~’"

NEIGHBOURS = re.compile(
    f"[{HALVED_CLOSING}](?=[{HALVED_CLOSING}{HALVED_OPENING}])|[{HALVED_OPENING}](?=[{HALVED_OPENING}])"
)
"""The first of two neighbouring marks that share half an em of blank: 500 thousandths are taken out between them."""

TIGHT = re.compile(f"[{_LATIN}](?=[{_LATIN}])|—(?=—)")
"""A character that stays tight on the next one when a line is justified: inside Latin words, numbers and dashes."""

_UNIT = (
    "年月日号时点分秒天周旬岁代元角个项次人名位户家口份件台套条本册页张片块篇章款版卷幅座栋幢层楼间室所处场期批届轮组队类种级等度"
    "成倍折米吨克升斤亩顷里公丈尺寸辆艘架部只头匹棵株根支枚颗粒把双对副瓶袋箱盒桶包车趟遍回节课门股笔宗起例盏面扇道段班站国省市县区镇乡村街"
)
_ANY_UNIT = (
    "个?百分点|个月|个?工作日|个?小时|分钟|平方公里|平方千米|平方米|立方米|公里|公斤|公顷|公分|千米|千克|千瓦时?|兆瓦"
    "|毫米|毫升|毫克|厘米|分米|美元|欧元|港元|日元|人民币|人次|人天|车次|班次|场次|户次|件次|批次|台套|标段|学时|课时|周岁"
    f"|周年|季度|年度|元整|[{_UNIT}]"
)
KEPT_TOGETHER = re.compile(
    f"(?=[{_LATIN}０-９第Ａ-ｚ—…⋯])(?:"  # most characters begin nothing: one look at them is enough
    f"[{_DIGIT}]{{2,4}} ?年 ?[{_DIGIT}]{{1,2}} ?月(?: ?[{_DIGIT}]{{1,2}} ?[日号])?"
    f"|[{_DIGIT}]{{1,2}} ?月 ?[{_DIGIT}]{{1,2}} ?[日号]"
    f"|(?:第 ?)?[{_LATIN}]*[{_DIGIT}]+(?![{_LATIN}])"
    f"(?: ?[余多几]?(?:[十百千万亿]+[余多]?(?:{_ANY_UNIT})?|{_ANY_UNIT})| [%‰℃])?"
    f"|[{_LATIN}]+(?:(?<=[A-Za-z])’(?=[A-Za-z])[{_LATIN}]+)*"
    "|[Ａ-ｚ]+|—{2,}|…{2,}|⋯{2,})"
)
"""What is not torn unless it is longer than a line: dates, numbers with their units, Latin
words, amounts, codes and URLs, dashes and ellipses."""

CUTS = (
    f"[{_SOFT}](?![{_SOFT}])(?!(?<=[0-9][,.:/-])[0-9])|[^{_LATIN}](?=[{_DIGIT}])|——|……|⋯⋯",
    f"[{_DIGIT}](?![{_LATIN}{_DIGIT}])|[^{_SOFT}](?=[{_SOFT}]+\\Z)",
)
"""What is longer than a line is torn behind the first of these patterns, a part that still is behind the second.

Few texts need them: they are compiled then.

The first are between the parts of a URL, of a date, of a row of dashes; the second between a number and its unit and
before the marks that end a part.
"""
