-- What the API never set is not set: there the settings count. A rule that refuses plain messages stays whoever it came from.
alter table account_settings rename column require_encryption to encryption_rule_before;
alter table account_settings add column require_encryption text;
update account_settings set require_encryption = encryption_rule_before
where encryption_rule_before = 'true' or exists (
    select 1 from audit_log
    where action = 'account.save' and refused = '' and target_kind = 'account' and target_id = account_settings.slug and comment like '%requireEncryption%');
alter table account_settings drop column encryption_rule_before;
