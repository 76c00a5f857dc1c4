alter table mass_send_results add column claimed boolean not null default false;
create index mass_send_results_by_claim on mass_send_results (claimed, received_ms);

alter table publish_results add column claimed boolean not null default false;
create index publish_results_by_claim on publish_results (claimed, received_ms);

-- Reports from before this column were taken without asking whose job they are about.
update mass_send_results set claimed = true;
update publish_results set claimed = true;
