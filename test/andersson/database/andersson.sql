-- Every statement the product sends to SQL Server, for review. Written by the tests: UPDATE_SQL=1 npx jest test/andersson

-- ======== schema ========
create schema [integration];
create table [integration].[customer] (
  [id] bigint identity(1,1) not null,
  [customer_number] nvarchar(50) not null,
  [name] nvarchar(200) not null,
  [address] nvarchar(200) null,
  [zip_code] nvarchar(20) null,
  [city] nvarchar(100) null,
  [phone] nvarchar(50) null,
  [fax] nvarchar(50) null,
  [email] nvarchar(200) null,
  [web_address] nvarchar(200) null,
  [your_reference] nvarchar(100) null,
  [organisation_number] nvarchar(30) null,
  [active] bit not null constraint [df_customer_active] default 1,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_customer] primary key ([id])
);
create unique index [uq_customer_customer_number] on [integration].[customer] ([customer_number]);
create index [ix_customer_row_version] on [integration].[customer] ([row_version]);
create table [integration].[purchase] (
  [id] bigint identity(1,1) not null,
  [purchase_number] nvarchar(20) not null,
  [supplier_number] nvarchar(50) not null,
  [status] nvarchar(30) not null,
  [order_date] date not null,
  [delivery_date] date null,
  [currency] nvarchar(3) null,
  [our_reference] nvarchar(100) null,
  [your_reference] nvarchar(100) null,
  [note] nvarchar(max) null,
  [stock_point] nvarchar(10) null,
  [fortnox_number] nvarchar(30) null,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_purchase] primary key ([id])
);
create unique index [uq_purchase_purchase_number] on [integration].[purchase] ([purchase_number]);
create index [ix_purchase_row_version] on [integration].[purchase] ([row_version]);
create index [ix_purchase_fortnox_number] on [integration].[purchase] ([fortnox_number]);
create table [integration].[purchase_row] (
  [id] bigint identity(1,1) not null,
  [purchase_number] nvarchar(20) not null,
  [row_number] int not null,
  [article_number] nvarchar(50) not null,
  [description] nvarchar(200) null,
  [quantity] decimal(18,6) not null,
  [unit] nvarchar(20) null,
  [price] decimal(18,6) null,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_purchase_row] primary key ([id])
);
create unique index [uq_purchase_row_purchase_number_row_number] on [integration].[purchase_row] ([purchase_number], [row_number]);
create index [ix_purchase_row_row_version] on [integration].[purchase_row] ([row_version]);
create table [integration].[integration_request] (
  [id] bigint identity(1,1) not null,
  [kind] nvarchar(30) not null,
  [object_number] nvarchar(50) not null,
  [options] nvarchar(max) null,
  [requested_by] nvarchar(100) not null,
  [requested_at] datetime2(3) not null,
  [state] nvarchar(20) not null,
  [message] nvarchar(max) null,
  [fortnox_number] nvarchar(30) null,
  [preview] nvarchar(max) null,
  [updated_at] datetime2(3) not null,
  [row_version] rowversion not null,
  constraint [pk_integration_request] primary key ([id])
);
create index [ix_integration_request_kind_object_number] on [integration].[integration_request] ([kind], [object_number]);
create index [ix_integration_request_state] on [integration].[integration_request] ([state]);
create table [integration].[deleted_row] (
  [id] bigint identity(1,1) not null,
  [table_name] nvarchar(50) not null,
  [row_key] nvarchar(100) not null,
  [deleted_at] datetime2(3) not null,
  [row_version] rowversion not null,
  constraint [pk_deleted_row] primary key ([id])
);
create index [ix_deleted_row_row_version] on [integration].[deleted_row] ([row_version]);
create index [ix_deleted_row_table_name_row_key] on [integration].[deleted_row] ([table_name], [row_key]);
create table [integration].[adoption] (
  [company] nvarchar(50) not null,
  [adopted_from] date not null,
  [adopted_at] datetime2(3) not null,
  [adopted_by] nvarchar(100) not null,
  constraint [pk_adoption] primary key ([company])
);
create table [integration].[adopted_object] (
  [company] nvarchar(50) not null,
  [process] nvarchar(40) not null,
  [number] nvarchar(50) not null,
  [adopted_at] datetime2(3) not null,
  constraint [pk_adopted_object] primary key ([company], [process], [number])
);
create table [integration].[done_mark] (
  [company] nvarchar(50) not null,
  [process] nvarchar(40) not null,
  [number] nvarchar(50) not null,
  [outcome] nvarchar(20) not null,
  [note] nvarchar(max) null,
  [fortnox_numbers] nvarchar(max) null,
  [at] datetime2(3) not null,
  constraint [pk_done_mark] primary key ([company], [process], [number])
);
create table [integration].[document_ledger] (
  [id] bigint identity(1,1) not null,
  [company] nvarchar(50) not null,
  [process] nvarchar(40) not null,
  [number] nvarchar(50) not null,
  [document] nvarchar(40) not null,
  [revision] int not null,
  [reference] nvarchar(80) not null,
  [state] nvarchar(20) not null,
  [fortnox_number] nvarchar(30) null,
  [made_from] nvarchar(100) null,
  [intent_at] datetime2(3) not null,
  [sent_at] datetime2(3) null,
  [confirmed_at] datetime2(3) null,
  [voided_at] datetime2(3) null,
  [confirmed_by] nvarchar(20) null,
  [note] nvarchar(max) null,
  constraint [pk_document_ledger] primary key ([id])
);
create unique index [uq_document_ledger_company_reference] on [integration].[document_ledger] ([company], [reference]);
create index [ix_document_ledger_company_process_number] on [integration].[document_ledger] ([company], [process], [number]);
create index [ix_document_ledger_company_fortnox_number] on [integration].[document_ledger] ([company], [fortnox_number]);
create table [integration].[watch_cursor] (
  [company] nvarchar(50) not null,
  [row_version_mark] nvarchar(16) null,
  [updated_at] datetime2(3) not null,
  constraint [pk_watch_cursor] primary key ([company])
);
create table [integration].[sync_link] (
  [company] nvarchar(50) not null,
  [register] nvarchar(30) not null,
  [number] nvarchar(50) not null,
  [andersson_base] nvarchar(max) null,
  [fortnox_base] nvarchar(max) null,
  [failure] nvarchar(max) null,
  [export_intent] nvarchar(max) null,
  [again] bit not null constraint [df_sync_link_again] default 0,
  [handled_in_run] int null,
  [fortnox_written_at] datetime2(3) null,
  [updated_at] datetime2(3) not null,
  constraint [pk_sync_link] primary key ([company], [register], [number])
);
create table [integration].[sync_cursor] (
  [company] nvarchar(50) not null,
  [register] nvarchar(30) not null,
  [fortnox_read_at] datetime2(3) null,
  [andersson_read_at] datetime2(3) null,
  [andersson_row_version] nvarchar(16) null,
  [updated_at] datetime2(3) not null,
  constraint [pk_sync_cursor] primary key ([company], [register])
);
create table [integration].[sync_run] (
  [id] bigint identity(1,1) not null,
  [company] nvarchar(50) not null,
  [register] nvarchar(30) not null,
  [workflow_id] nvarchar(200) not null,
  [run_id] nvarchar(100) not null,
  [opened_at] datetime2(3) not null,
  [closed_at] datetime2(3) null,
  [outcome] nvarchar(30) null,
  [result] nvarchar(max) null,
  constraint [pk_sync_run] primary key ([id])
);
create index [ix_sync_run_company_register_opened_at] on [integration].[sync_run] ([company], [register], [opened_at]);
create unique index [uq_sync_run_company_register] on [integration].[sync_run] ([company], [register]) where [closed_at] is null;
create table [integration].[audit_log] (
  [id] bigint identity(1,1) not null,
  [company] nvarchar(50) not null,
  [register] nvarchar(30) not null,
  [number] nvarchar(50) not null,
  [at] datetime2(3) not null,
  [run_id] nvarchar(100) not null,
  [side] nvarchar(20) not null,
  [field] nvarchar(100) not null,
  [old_value] nvarchar(max) null,
  [new_value] nvarchar(max) null,
  [reason] nvarchar(50) not null,
  constraint [pk_audit_log] primary key ([id])
);
create index [ix_audit_log_company_register_number] on [integration].[audit_log] ([company], [register], [number]);
create table [integration].[fortnox_token] (
  [company] nvarchar(50) not null,
  [refresh_token_encrypted] nvarchar(max) not null,
  [issued_at] datetime2(3) not null,
  [updated_at] datetime2(3) not null,
  constraint [pk_fortnox_token] primary key ([company])
);
create table [integration].[contract_version] (
  [contract] nvarchar(30) not null,
  [version] int not null,
  [installed_at] datetime2(3) not null,
  constraint [pk_contract_version] primary key ([contract])
);
create trigger [integration].[tr_customer_deleted] on [integration].[customer] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'customer', [gone].[customer_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[customer_number] = [gone].[customer_number]);
end;
create trigger [integration].[tr_purchase_deleted] on [integration].[purchase] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'purchase', [gone].[purchase_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[purchase_number] = [gone].[purchase_number]);
end;
create trigger [integration].[tr_purchase_row_deleted] on [integration].[purchase_row] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'purchase_row', [gone].[purchase_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[purchase_number] = [gone].[purchase_number]);
end;
insert into [integration].[contract_version] ([contract], [version], [installed_at]) values ('andersson', 1, sysutcdatetime());

-- ======== verbs ========
select cast(sysutcdatetime() as datetime2(3)) as "now";
insert into "integration"."customer" ("customer_number", "name") values (@1, @2); select cast(scope_identity() as bigint) as "id";
merge into "integration"."sync_link" with (holdlock) as "old" using (values (@1, @2, @3, @4)) as "new" ("company", "register", "number", "updated_at") on "old"."company" = "new"."company" and "old"."register" = "new"."register" and "old"."number" = "new"."number" when matched then update set "updated_at" = "new"."updated_at" when not matched then insert ("company", "register", "number", "updated_at") values ("new"."company", "new"."register", "new"."number", "new"."updated_at");
select top(200) * from "integration"."customer" where ("integration"."customer"."row_version" > convert(binary(8), @1, 2) and "integration"."customer"."row_version" < min_active_rowversion()) order by "row_version";
select * from "integration"."audit_log" order by "id" offset @1 rows fetch next @2 rows only;
select "version" from "integration"."contract_version" where "contract" = @1;
update "integration"."sync_run" set "closed_at" = @1 where "id" = @2;
delete from "integration"."sync_run" where "closed_at" < @1;
select min_active_rowversion() as "row_version";
