/** Kaizup's own addresses, at the domain that the application's id carries (`electron-builder.yml`). Letters go there by the owner's own mail client. */
export const kaizupContacts = {
  dataProtectionOfficer: 'dpo@kaizup.eu',
  support: 'support@kaizup.eu',
} as const;
