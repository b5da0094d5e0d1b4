"""Texts that are markup, code or formulas elsewhere, and characters that are easily lost."""

HOSTILE = (
    *(
        "A&B",
        "<foo>",
        "<img src='file:///etc/passwd'/>",
        "</para>",
        "(((",
        "\\)\\(",
        "%PDF-1.4",
        "endstream endobj",
        "=1+1",
    ),
    *("{label} {0} ${y} %s %d", "a\u200bb", "制\t表", "  两  格 ", "𬬭𬭊", "𠮷野", "①⑳ⅠⅫ㎡℃‰№☑☐☒×→", "·・•‧", "—─"),
    *(
        "🙂👨‍👩‍👧",
        "\u3000\u3000缩进",
        "“引”‘号’",
        "a\u00a0b",
        "\ufeff起",
        "--",
        "软\u00ad字",
        "１２３ＡＢＣ",
        "末尾   ",
    ),
    *("é e\u0301", "שלום", "http://例.cn/a_b?c=d&e=f#g"),
)
