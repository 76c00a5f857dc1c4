alter table mass_send_results add column claimed boolean not null default false;
create index mass_send_results_by_claim on mass_send_results (claimed, received_ms);

alter table publish_results add column claimed boolean not null default false;
create index publish_results_by_claim on publish_results (claimed, received_ms);
