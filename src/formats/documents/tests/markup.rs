//! Markdown and HTML.

use super::*;

#[test]
fn markdown_blocks() {
    for (file, wanted) in [
        ("# Rain *and* wind\n\nTitle\n=====", &["heading: Rain *and* wind", "heading: Title"][..]),
        ("---\ntitle: T\n---\n+ a\n", &["item: a"]),
        ("+++\ntitle = 1\n+++\n\nText.", &["paragraph: Text."]),
        ("It rained\nall day.", &["paragraph: It rained all day."]),
        (
            "雨が降った\nので家に\nいた。Good\nmorning.",
            &["paragraph: 雨が降ったので家にいた。Good morning."],
        ),
        ("Lines  \nstay\\\nlines.", &["paragraph: Lines⏎stay⏎lines."]),
        (
            "> It rained\n> all day.\n> > Deep\n> > down.",
            &["paragraph: It rained all day.", "paragraph: Deep down."],
        ),
        ("> lazy\nline", &["paragraph: lazy line"]),
        (
            "1. One\n   goes on.\n   - in\n     it\n2. Two\n\n   more",
            &["item: One goes on.", "item: in it", "item: Two", "item: more"],
        ),
        ("- [x] done\n- [ ] open", &["item: done", "item: open"]),
        (
            "| A | B |\n|---|:--|\n| one. | `x` |",
            &["cell: A", "cell: B", "cell: one.", "cell: `x`"],
        ),
        ("```rust\nlet x;\n```\n\n    indented\n\nText", &["paragraph: Text"]),
        (
            "A [link](http://a.b \"t\") and *em* `code`.",
            &["paragraph: A [link](http://a.b \"t\") and *em* `code`."],
        ),
        (
            "> A [long\n> link](http://a.b\n> \"a title\") ends.",
            &["paragraph: A [long link](http://a.b \"a title\") ends."],
        ),
        (
            "See the [policy\n](http://a.b/c) now.\n\n> the [policy  \n> ][p] too\n\n[p]: q",
            &["paragraph: See the [policy ](http://a.b/c) now.", "paragraph: the [policy⏎][p] too"],
        ),
        ("> `code in\n> two lines`", &["paragraph: `code in two lines`"]),
        ("Note[^1].\n\n[^1]: The note.", &["paragraph: Note[^1].", "footnote: The note."]),
        ("a <!-- no --> b<br>c", &["paragraph: a  b⏎c"]),
        ("<!-- no -->\n\n<p>One &amp; two</p>\n\n<script>no</script>", &["paragraph: One & two"]),
        ("<div>\n\nIn *it*.\n\n</div>", &["paragraph: In *it*."]),
        ("![](a.png)\n\n![alt](a.png)\n\n---", &["paragraph: ![alt](a.png)"]),
        (
            "## Title {/*anchor*/}\n\n{/* no */}Text {here}",
            &["heading: Title", "paragraph: Text {here}"],
        ),
        (":::note Care\nIt is hot.\n:::", &["paragraph: Care⏎It is hot."]),
        (":::message\nText\n:::", &["paragraph: Text"]),
        ("> [!NOTE]\n> Mind the gap.", &["paragraph: Mind the gap."]),
        ("[a]: http://a.b\n\n***\n\n", &[]),
        // What holds no letter says something all the same.
        (
            "「……」\n\n※\n\n\"...\"\n\n| A | × |\n|---|---|\n| - | 〇* |",
            &[
                "paragraph: 「……」",
                "paragraph: ※",
                "paragraph: \"...\"",
                "cell: A",
                "cell: ×",
                "cell: 〇*",
            ],
        ),
        ("&nbsp;\n\n[![](a.png)](b)\n\n<br>\n\n:::note\n\nA\n\n:::", &["paragraph: A"]),
    ] {
        check("markdown", file, wanted);
    }
}

#[test]
fn html_blocks() {
    for (file, wanted) in [
        ("<h1>A</h1><p>One <b>bold</b>\n two.", &["heading: A", "paragraph: One bold two."][..]),
        ("<title>T</title><body>text", &["paragraph: text"]),
        ("<p>雨が\n降った。\n<p>a\nb", &["paragraph: 雨が降った。", "paragraph: a b"]),
        ("<p>one<br>two<br/>three", &["paragraph: one⏎two⏎three"]),
        ("<p>&ldquo;A&rdquo; &amp; &#x732b;&nbsp;B &copy", &["paragraph: “A” & 猫\u{a0}B ©"]),
        (
            "<ul><li>One<li>Two<ul><li>In</ul></ul>after",
            &["item: One", "item: Two", "item: In", "paragraph: after"],
        ),
        (
            "<table><tr><th>H<td>One<p>Two</table>x",
            &["cell: H", "cell: One", "cell: Two", "paragraph: x"],
        ),
        ("<dl><dt>T<dd>D</dl>", &["item: T", "item: D"]),
        ("<figure><img><figcaption>A cat</figure>", &["caption: A cat"]),
        (
            "<nav><p>no</nav><script>if (a < b) {}</script><p>yes<footer>no</footer>",
            &["paragraph: yes"],
        ),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>だ", &["paragraph: 漢字だ"]),
        ("<p>out<main><p>in <a href=x>link</a></main><p>out", &["paragraph: in link"]),
        (
            "<div>a</div><article><h2>T</h2><p>Long text here.</article>",
            &["heading: T", "paragraph: Long text here."],
        ),
        (
            "<div>The longest text of all</div><article>card</article>",
            &["paragraph: The longest text of all", "paragraph: card"],
        ),
        (
            "<p hidden>no</p><div style='display: none'>no<div>no</div></div>yes",
            &["paragraph: yes"],
        ),
        ("<pre>A poem\nin lines</pre><pre><code>no</code></pre>", &["paragraph: A poem⏎in lines"]),
        ("a<!-- no -->b<![CDATA[c]]>", &["paragraph: ab"]),
        ("<button>no</button><select><option>no</select><label>yes</label>", &["paragraph: yes"]),
        ("<article><footer>by me</footer></article>", &["paragraph: by me"]),
        ("</p></li><p>x</table>y", &["paragraph: x", "paragraph: y"]),
        ("", &[]),
    ] {
        check("html", file, wanted);
    }
}

#[test]
fn what_markdown_holds_beside_its_words_is_read_where_asked_for() {
    let file = "- [x] done [here][a]\n- [ ] open\n\n  more\n- [ ]\n\n[a]: http://a.b\n  \"Title\"\n[b]: c\n\n\
                > in\n>\n> [d]: <e f>\n\n| A |\n|---|\n| - |\n\n1. [X] *loose*\n\n   more\n\n![](i.png)\n";
    let choices = Choices { beside: Beside::Taken, ..Choices::default() };
    let prose = read_with("markdown", file, choices).unwrap();
    let blocks = prose.layout.blocks.iter();
    let blocks: Vec<String> = blocks
        .map(|block| format!("{}: {}", block.kind, block.span.of(&prose.text).unwrap()))
        .collect();
    assert_eq!(
        blocks,
        [
            "item: [x] done [here][a]",
            "item: [ ] open",
            "item: more",
            "reference: [a]: http://a.b \"Title\"",
            "reference: [b]: c",
            "paragraph: in",
            "reference: [d]: <e f>",
            "cell: A",
            "cell: -",
            "item: [X] *loose*",
            "item: more",
            "paragraph: ![](i.png)",
        ]
    );
    for block in &prose.layout.blocks {
        let first = block.span.of(&prose.text).unwrap().split(' ').next().unwrap();
        let place = prose.layout.places.of(block.span).unwrap();
        assert!(place.of(file).unwrap().starts_with(first), "{first}");
    }
}

#[test]
fn what_is_left_out_of_a_page_is_said() {
    let said = |file| {
        let prose = read_with("html", file, Choices::default()).unwrap();
        prose.omissions.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(said("<p>a<p>b<main>c</main>"), ["blocks outside of <main> left out: 2"]);
    assert_eq!(said("<p>a<nav>b").len(), 1);
    assert_eq!(said("<nav>a</nav><p>b"), [""; 0]);
}

#[test]
fn markdown_is_not_cut_inside_images_and_notes() {
    let text = "画面の![設定。![a](b)](gear.png \"題。\")を押す。雨だ。[^1]風[^！]だ。\n\n[^1]: 注。\n[^！]: 注。";
    let prose = read_with("markdown", text, Choices::default()).unwrap();
    let found = segment_blocks(&prose.text, &prose.layout, Lang::Ja, &Options::default());
    let texts: Vec<_> = found.iter().filter_map(|(it, _)| it.span.of(&prose.text)).collect();
    let image = "画面の![設定。![a](b)](gear.png \"題。\")を押す。";
    assert_eq!(texts, [image, "雨だ。[^1]", "風[^！]だ。", "注。", "注。"]);
}
