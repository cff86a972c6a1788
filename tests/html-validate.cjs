// The rules of html-validate for built pages: all that it recommends, but for what is no matter of right or wrong.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // How long a title is, is for its editor to say; search engines shorten what they show.
    "long-title": "off",
    // Spaces at the ends of lines in the code that an entry shows.
    "no-trailing-whitespace": "off",
    // HTML allows every id without spaces. Headings begin with digits, and are in any language.
    "valid-id": ["error", { relaxed: true }],
  },
};
