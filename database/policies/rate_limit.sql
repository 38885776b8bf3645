grant select, insert, update, delete on rate_limit to tandem_visitor;
create policy rate_limit_kept on rate_limit for all to tandem_visitor using (true) with check (true);
