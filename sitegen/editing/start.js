/* Tells Decap of our format, then lets it begin. */
if (window.CMS) {
  SitegenFormat.register(CMS, SITEGEN_FIELDS);
  CMS.init();
} else {
  document.body.append(
    "The form could not be loaded: Decap CMS did not come from unpkg.com. Without the network keep a copy of it, " +
      "sitegen admin --serve --decap FILE; “sitegen admin --help” says where it is had."
  );
}
