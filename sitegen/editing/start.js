/* Tells Decap of our format, then lets it begin. */
if (window.CMS) {
  SitegenFormat.register(CMS, SITEGEN_FIELDS);
  CMS.init();
} else {
  document.body.append(
    "The form could not be loaded: Decap CMS did not come from unpkg.com. Without the network use a copy of " +
      "decap-cms.js (npm pack decap-cms, at the version that docs/admin.md names): sitegen admin --serve --decap FILE"
  );
}
