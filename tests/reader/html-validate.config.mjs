// The rules of html-validate: its recommended ones. Each that is set otherwise carries the reason.

export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Either case is the standard's; the pages are lower case throughout.
    "doctype-style": ["error", { style: "lowercase" }],
    // `position.ada.drop.2016-04-01` is a sound id, and stands in addresses that were mailed.
    "valid-id": ["error", { relaxed: true }],
    // A list may have a name (WAI-ARIA 1.2, 5.2.8.4); the default allows only what often needs one.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A box that scrolls a table is a region for the ear and the keyboard, and no section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // A title is a record's and the tracker's, whole: what a tab, a bookmark and a citation show.
    "long-title": "off",
  },
};
