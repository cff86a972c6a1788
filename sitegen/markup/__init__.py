"""Body -> sanitised HTML, headings, links and annotations with their places. One Markdown extension per file."""
