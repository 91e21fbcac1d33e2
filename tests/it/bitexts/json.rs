//! JSON as other programs write it.

use taiyaku::formats::bitexts::BitextFormat;

use super::units_of;

#[test]
fn json_of_others_is_read_as_a_list_and_over_several_lines() {
    for (file, expected) in [
        (r#"[{"ja":"猫","en":"cat"},{"en":"dog","ja":"犬"}]"#, "猫 = cat; 犬 = dog"),
        ("{\n  \"ja\": \"猫\",\n  \"en\": \"cat\"\n}\n{\"ja\":\"犬\",\"en\":\"\"}", "猫 = cat; 犬"),
        ("[]", ""),
        (r#"{"data": [{"ja":"猫","en":"cat"}, {"ja":"犬","en":"dog"}]}"#, "猫 = cat; 犬 = dog"),
        (
            "{\n\"version\": [1],\n\"rows\":\n[{\"ja\":\"猫\",\"en\":\"cat\"},\n{\"ja\":1x}]}",
            "5:8: expected `,`",
        ),
        (
            "{\n\"rows\":\n[{\"ja\":\"猫\",\"en\":\"cat\"},\n {\"key\":1}]}",
            "4:2: found the keys `key`, expected",
        ),
        (r#"[{"source":{"text":"猫"},"targets":[{"text":"cat"}]}]"#, "猫 = cat"),
        (
            "[\n {\"ja\":\"猫\",\"en\":[1]}]",
            "2:2: found a list or an object in `en`, expected text",
        ),
        ("[[\"猫\",\"cat\"]]", "1:2: invalid type: sequence, expected an object"),
        ("[{\"ja\":\"猫\",\n\"en\":1x}]", "2:7: expected `,` or `}`"),
        ("{\n \"data\": []}", "1:1: found the keys `data`, expected `source` and `targets`"),
    ] {
        let found = units_of("json", file);
        let is_same = found == expected || (expected.contains(": ") && found.starts_with(expected));
        assert!(is_same, "{file}: {found}");
    }
    let found = units_of("jsonl", "{\n \"ja\": \"猫\"}\n");
    assert!(found.starts_with("1:1: found an object that does not end in its line"), "{found}");
    for file in ["[ {\"ja\":\"猫\"}]", "{\n\"ja\":\"猫\"}", "{\"data\": [ {\"ja\":\"猫\"}]}"] {
        assert_eq!(BitextFormat::of_content(file).map(|format| format.name), Some("json"));
    }
}
