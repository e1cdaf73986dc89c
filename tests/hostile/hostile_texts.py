"""Texts that mean harm wherever a record has room for one: to a parser, or to a page's set-up."""

PAYLOADS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "javascript-link": "[click](javascript:alert(1)) <javascript:alert(1)>",
    "bare-javascript": "javascript:alert(1)",
    "data-link": "[click](data:text/html;base64,PHNjcmlwdD4=) ![x](http://evil.example/x.png)",
    "attribute": "\"' onmouseover=alert(1) x=\"'> <a href=//evil.example>",
    "template": "{{7*7}} {%for x in y%} {#x#} ${7*7} <%=7%>",
    "comment": "--> ]]> </title></style></textarea><svg onload=alert(1)> <!--",
}
"""What a browser or a template engine would obey if it were let."""

SHAPES = {
    "unbreakable": "Donaudampfschifffahrt" * 12,
    "message-id": f"<{'20160413112233.GA12345' * 5}$jk$1{'mail.' * 12}example.org>",
    "right-to-left": "הצעה להסרת הליבה, ومن اليمين إلى اليسار, and back again (1) [2]!",
    "wide": "日本語のとても長い題名は空白なしで続きます" * 6,
    "stacked-marks": "Z̸̢̛a̶̡͝l̷̨͠g̵̢̛o̸̡͠ n̈ä̈ï̈v̈ë̈",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈👍🏿 and ﷽",
}
"""What a line, a column or a direction of writing does not expect."""
