//! XLIFF that is changed in place, every other byte as it was.

use std::fs;

use crate::support::{folder, taiyaku};

#[test]
fn what_is_locked_is_not_changed() {
    let xliff = "<xliff version='1.2'><file source-language='en' target-language='ja' \
        translate='no'><trans-unit id='1'><source>cat</source><target>猫</target></trans-unit>\n\
        <trans-unit id='2' translate='yes'><source>dog</source><target>犬</target></trans-unit>\
        </file></xliff>";
    let edits = "id\tsource\ttarget\n1\tcat\tねこ\n2\tdog\tいぬ\n";
    let files = folder(&[("a.xlf", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.xlf", "--update", "a.xlf"];
    let (code, _, said) = taiyaku(files.path(), &args);
    let why = "not changed: it is locked, or not to be translated";
    let expected = format!("warning: a.xlf:1:85: {why}\nnote: 1 units changed\n");
    assert_eq!((code, said), (Some(0), expected));
    let changed = fs::read_to_string(files.path().join("b.xlf")).unwrap();
    assert_eq!(changed, xliff.replace('犬', "いぬ"));
}

#[test]
fn an_xliff_is_changed_in_place() {
    let xliff = "<?xml version='1.0'?>\r\n<x:xliff version='1.2' xmlns:x=\"urn:oasis:names:tc:xliff:document:1.2\">\n<x:file source-language='en' target-language='ja' original=\"a\"><x:body>\n  <x:trans-unit  id='1'>\n    <x:source>cat</x:source>\n    <x:target state=\"new\"/>\n  </x:trans-unit><!-- kept -->\n  <x:trans-unit id=\"2\">\n    <x:source>dog &quot;x&quot;</x:source>\n  </x:trans-unit>\n  <x:trans-unit id='3'><x:source>a<x:ph id='1'>&lt;br></x:ph>b</x:source><x:target  state='translated' a='b'>う<x:ph id='1'>&lt;br></x:ph></x:target></x:trans-unit>\n</x:body></x:file></x:xliff>";
    let edits = "id\tsource_text\ttarget_text\tstate\n1\tcat\t猫 & 虎\treviewed\n2\tdog \"x\"\t犬\t\n3\tab\tう\tfinal\n";
    let files = folder(&[("a.xlf", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.xlf", "--update", "a.xlf"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), "note: 3 units changed\n"));
    let expected = xliff
        .replace(
            "<x:target state=\"new\"/>",
            "<x:target state=\"signed-off\">猫 &amp; 虎</x:target>",
        )
        .replace("&quot;</x:source>", "&quot;</x:source>\n    <x:target>犬</x:target>")
        .replace("<x:target  state='translated' a", "<x:target state=\"final\" a");
    assert_eq!(fs::read_to_string(files.path().join("b.xlf")).unwrap(), expected);
    // The same again changes nothing.
    let args = ["convert", "e.tsv", "c.xlf", "--update", "b.xlf"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!((code, stderr.as_str()), (Some(0), "note: 0 units changed\n"));
    assert_eq!(fs::read_to_string(files.path().join("c.xlf")).unwrap(), expected);
}

#[test]
fn segments_of_an_xliff_are_changed_between_their_marks() {
    let xliff = "<xliff version='1.2'><file source-language='ja' target-language='en'><body>\n\
        <trans-unit id='u'><source>一。二。<x id='9'/>三。四。</source><seg-source>\
        <g id='4'><mrk mtype='seg' mid='1'>一。</mrk></g><mrk mtype='seg' mid='2'>二。</mrk>\
        <mrk mtype='seg' mid='3'>三。<x id='9'/></mrk><mrk mtype='seg' mid='4'>四。</mrk></seg-source>\n\
        <target><g id='4'><mrk  mtype='seg' mid='1'>One.</mrk></g> <mrk mtype='seg' mid='2' />\
        <mrk mtype='seg' mid='3'>Three.<x id='9'/></mrk></target>\
        <sdl:seg-defs><sdl:seg id='1' conf='Draft'/></sdl:seg-defs></trans-unit>\n\
        <trans-unit id='v'><source>五。</source><seg-source><mrk mtype='seg' mid='1'>五。</mrk>\
        </seg-source></trans-unit></body></file></xliff>";
    let edits = "id\tsource\ttarget\tstate\nu/1\t一。\tOne & only.\tneeds-review\nu/2\t二。\tTwo.\t\n\
                 u/3\t三。\tThird.\t\nu/4\t四。\tFour.\t\nv/1\t五。\tFive.\t\n";
    let files = folder(&[("a.sdlxliff", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.sdlxliff", "--update", "a.sdlxliff"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    let expected = "\
        warning: a.sdlxliff:2:1: not changed: its inline codes are missing in the new text\n\
        warning: a.sdlxliff:2:1: not changed: its larger unit has no marks for it in <target>\n\
        warning: a.sdlxliff:4:1: not changed: its larger unit has no marks for it in <target>\n\
        note: 2 units changed\n";
    assert_eq!((code, stderr.as_str()), (Some(0), expected));
    let expected = xliff
        .replace(">One.<", ">One &amp; only.<")
        .replace("<mrk mtype='seg' mid='2' />", "<mrk mtype='seg' mid='2'>Two.</mrk>");
    assert_eq!(fs::read_to_string(files.path().join("b.sdlxliff")).unwrap(), expected);
    // A state has no place between marks.
    let edits =
        edits.replace("needs-review", "final").lines().take(2).collect::<Vec<_>>().join("\n");
    fs::write(files.path().join("f.tsv"), edits).unwrap();
    let args = ["convert", "f.tsv", "c.sdlxliff", "--update", "b.sdlxliff"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    let refused = "warning: b.sdlxliff:2:1: not changed: the state of a segment of a larger unit\n";
    assert_eq!((code, stderr.as_str()), (Some(0), &*format!("{refused}note: 0 units changed\n")));
}

#[test]
fn an_xliff_2_is_changed_in_place() {
    let xliff = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang='ja'>\n<file id='f'><unit id='u'>\n <segment id='s1' state='initial'>\n  <source>One.</source></segment>\n <ignorable><source> </source></ignorable>\n <segment id='s2' >\n  <source>Two.</source>\n  <target>に。</target></segment></unit></file></xliff>\n";
    let edits = "id\tsource\ttarget\tstate\nu/s1\tOne.\t一。\tneeds-review\nu/s2\tTwo.\t二。\tfinal\nv\tThree.\t三。\t\n";
    let files = folder(&[("a.xlf", xliff.as_bytes()), ("e.tsv", edits.as_bytes())]);
    let args = ["convert", "e.tsv", "b.xlf", "--update", "a.xlf"];
    let (code, _, stderr) = taiyaku(files.path(), &args);
    assert_eq!(
        (code, stderr.as_str()),
        (
            Some(0),
            "warning: a.xlf: has no such unit for 1 of 3, by name and source\n\
             note: 2 units changed\n"
        )
    );
    let expected = xliff
        .replace(
            "<segment id='s1' state='initial'>\n  <source>One.</source>",
            "<segment subState=\"taiyaku:needs-review\" id='s1' state=\"translated\">\n  \
             <source>One.</source>\n  <target>一。</target>",
        )
        .replace("<segment id='s2' >", "<segment state=\"final\" id='s2' >")
        .replace("に。", "二。");
    assert_eq!(fs::read_to_string(files.path().join("b.xlf")).unwrap(), expected);
}
