-- Every statement the product sends to SQL Server, for review. Written by the tests: UPDATE_SQL=1 npx jest test/andersson

-- ======== adoption ========
select "adopted_from" from "integration"."adoption" where "company" = @1;
select "number" from "integration"."adopted_object" where "company" = @1 and "process" = @2;
select "purchase_number", "supplier_number", "order_date", "status", "fortnox_number" from "integration"."purchase" where ("status" <> @1 or exists (select "integration"."goods_receipt"."id" from "integration"."goods_receipt" where "integration"."goods_receipt"."purchase_number" = "integration"."purchase"."purchase_number" and "integration"."goods_receipt"."received_on" >= @2)) and not exists (select "integration"."done_mark"."number" from "integration"."done_mark" where "integration"."done_mark"."company" = @3 and "integration"."done_mark"."process" = @4 and "integration"."done_mark"."number" = "integration"."purchase"."purchase_number" and "integration"."done_mark"."outcome" <> @5) order by "order_date", "id";
select cast(sysutcdatetime() as datetime2(3)) as "now";
select "purchase_number" from "integration"."purchase" where "purchase_number" = @1 and "status" <> @2;
merge into "integration"."adoption" with (holdlock) as "old" using (values (@1, @2, @3, @4)) as "new" ("company", "adopted_from", "adopted_at", "adopted_by") on "old"."company" = "new"."company" when matched then update set "adopted_from" = "new"."adopted_from", "adopted_at" = "new"."adopted_at", "adopted_by" = "new"."adopted_by" when not matched then insert ("company", "adopted_from", "adopted_at", "adopted_by") values ("new"."company", "new"."adopted_from", "new"."adopted_at", "new"."adopted_by");
insert into "integration"."adopted_object" ("company", "process", "number", "adopted_at") values (@1, @2, @3, @4);
select "id" from "integration"."integration_request" where "kind" = @1 and "object_number" = @2 and "state" = @3;
insert into "integration"."integration_request" ("kind", "object_number", "options", "requested_by", "requested_at", "state", "message", "fortnox_number", "updated_at") values (@1, @2, @3, @4, @5, @6, @7, @8, @9); select cast(scope_identity() as bigint) as "id";
select "number", "outcome", "fortnox_numbers", "at" from "integration"."done_mark" where "company" = @1 and "process" = @2 and "number" in (@3);
delete from "integration"."done_mark" where "company" = @1 and "process" = @2 and "number" = @3;
select * from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" = @3 and "state" = @4;
update "integration"."document_ledger" set "state" = @1 where "id" = @2;
update "integration"."purchase" set "fortnox_number" = @1 where "purchase_number" = @2 and ("fortnox_number" is null or "fortnox_number" <> @3);
select "company" from "integration"."document_ledger" where "company" = @1 and "state" <> @2;
delete from "integration"."watch_cursor" where "company" = @1;

-- ======== change feed ========
select "topic", "last_offset" from "integration"."feed_state" where "company" = @1;
select cast(sysutcdatetime() as datetime2(3)) as "now";
merge into "integration"."feed_state" with (holdlock) as "old" using (values (@1, @2, @3)) as "new" ("company", "topic", "updated_at") on "old"."company" = "new"."company" and "old"."topic" = "new"."topic" when matched then update set "updated_at" = "new"."updated_at" when not matched then insert ("company", "topic", "updated_at") values ("new"."company", "new"."topic", "new"."updated_at");
delete from "integration"."feed_hint" where "company" = @1 and "noticed_at" < @2;
merge into "integration"."feed_hint" with (holdlock) as "old" using (values (@1, @2, @3, @4)) as "new" ("company", "topic", "entity", "noticed_at") on "old"."company" = "new"."company" and "old"."topic" = "new"."topic" and "old"."entity" = "new"."entity" when matched then update set "noticed_at" = "new"."noticed_at" when not matched then insert ("company", "topic", "entity", "noticed_at") values ("new"."company", "new"."topic", "new"."entity", "new"."noticed_at");
update "integration"."feed_state" set "last_offset" = @1, "updated_at" = @2 where "company" = @3 and "topic" in (@4);
update "integration"."feed_state" set "alive_at" = @1, "updated_at" = @2, "unbroken_since" = case when ("unbroken_since" is not null and "alive_at" >= @3) then "unbroken_since" else @4 end where "company" = @5 and "topic" in (@6);
update "integration"."feed_state" set "unbroken_since" = @1, "updated_at" = @2 where "company" = @3 and "topic" in (@4) and "alive_at" = @5;
select "unbroken_since" from "integration"."feed_state" where "company" = @1 and "topic" in (@2);
select "topic", "unbroken_since", "alive_at", cast(sysutcdatetime() as datetime2(3)) as "now" from "integration"."feed_state" where "company" = @1 and "topic" = @2;
select "topic", "unbroken_since", "alive_at", cast(sysutcdatetime() as datetime2(3)) as "now" from "integration"."feed_state" where "company" = @1 order by "topic";
select top(200) "entity" from "integration"."feed_hint" where "company" = @1 and "topic" = @2 and "noticed_at" <= @3 order by "id";
delete from "integration"."feed_hint" where "company" = @1 and "topic" = @2 and "entity" in (@3, @4) and "noticed_at" <= @5;
select count(*) as "count" from "integration"."feed_hint" where "company" = @1;

-- ======== failed records ========
select top(3) "number", "failure" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null order by "number";
select count(*) as "count" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null;

-- ======== failed records =select top(3) "number", "failure" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null order by "number";
select count(*) as "count" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null;
 ========

-- ======== held limit ========
select min_active_rowversion() as "row_version", cast(@@dbts as binary(8)) as "newest";
select top(1) "s"."session_id" as "id", "s"."login_name" as "login", "s"."host_name" as "host", "s"."program_name" as "program", datediff(second, "t"."database_transaction_begin_time", getdate()) as "seconds" from sys.dm_tran_database_transactions as "t" inner join sys.dm_tran_session_transactions as "st" on "st"."transaction_id" = "t"."transaction_id" inner join sys.dm_exec_sessions as "s" on "s"."session_id" = "st"."session_id" where "t"."database_id" = db_id() and "t"."database_transaction_begin_time" is not null order by "t"."database_transaction_begin_time";

-- ======== ledger ========
select "process", "number", "document", "revision", "state", "fortnox_number", "made_from" from "integration"."document_ledger" where "company" = @1 and "reference" = @2;
select cast(sysutcdatetime() as datetime2(3)) as "now";
insert into "integration"."document_ledger" ("company", "process", "number", "document", "revision", "reference", "state", "intent_at") values (@1, @2, @3, @4, @5, @6, @7, @8); select cast(scope_identity() as bigint) as "id";
update "integration"."document_ledger" set "state" = @1, "sent_at" = @2, "held_by" = @3 where "company" = @4 and "reference" = @5 and "state" in (@6, @7) and ("state" <> @8 or "held_by" = @9);
update "integration"."document_ledger" set "made_from" = @1 where "company" = @2 and "reference" = @3 and "state" in (@4);
update "integration"."document_ledger" set "state" = @1, "note" = @2 where "company" = @3 and "reference" = @4 and "state" in (@5, @6, @7, @8);
select * from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" = @3 order by "revision" desc, "id" desc;
select "number", "outcome", "fortnox_numbers", "at" from "integration"."done_mark" where "company" = @1 and "process" = @2 and "number" in (@3);
update "integration"."document_ledger" set "held_by" = @1 where "company" = @2 and "reference" = @3 and "state" in (@4);
update "integration"."document_ledger" set "state" = @1, "fortnox_number" = @2, "made_from" = @3, "confirmed_at" = @4, "confirmed_by" = @5, "note" = @6 where "company" = @7 and "reference" = @8 and "state" in (@9, @10, @11);
update "integration"."purchase" set "fortnox_number" = @1 where "purchase_number" = @2 and ("fortnox_number" is null or "fortnox_number" <> @3);
update "integration"."document_ledger" set "state" = @1, "voided_at" = @2, "note" = @3 where "company" = @4 and "reference" = @5 and "state" in (@6, @7, @8, @9);
update "integration"."purchase" set "fortnox_number" = @1 where "purchase_number" = @2 and "fortnox_number" = @3;
select "number" from "integration"."document_ledger" where "company" = @1 and "document" in (@2, @3) and "fortnox_number" = @4 and "state" = @5 and "reference" <> @6;
update "integration"."document_ledger" set "state" = @1, "fortnox_number" = @2, "made_from" = @3, "confirmed_at" = @4, "confirmed_by" = @5 where "company" = @6 and "reference" = @7 and "state" in (@8, @9, @10);
select "id", "fortnox_inbound", "fortnox_invoice" from "integration"."goods_receipt" where "purchase_number" = @1 order by "id";
update "integration"."goods_receipt" set "fortnox_inbound" = @1 where "id" = @2;
update "integration"."goods_receipt" set "fortnox_invoice" = @1 where "id" = @2;
update "integration"."document_ledger" set "state" = @1, "voided_at" = @2 where "company" = @3 and "reference" = @4 and "state" in (@5, @6, @7, @8);
update "integration"."goods_receipt" set "fortnox_inbound" = @1 where "purchase_number" = @2 and "fortnox_inbound" = @3;
update "integration"."goods_receipt" set "fortnox_invoice" = @1 where "purchase_number" = @2 and "fortnox_invoice" = @3;
select "supplier_number" from "integration"."purchase" where "purchase_number" = @1;
select "process", "number" from "integration"."document_ledger" where "company" = @1 and ("number" = @2 or "fortnox_number" = @3 or "reference" = @4) group by "process", "number" order by "process", "number";
select * from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" = @3 order by "id";
select top(1000) * from "integration"."document_ledger" where "company" = @1 and "document" in (@2, @3, @4) and "id" > @5 order by "id";

-- ======== purchase ========
select * from "integration"."goods_receipt" where "purchase_number" = @1 order by "id";
select * from "integration"."purchase" where "purchase_number" = @1;
select * from "integration"."purchase_row" where "purchase_number" = @1 order by "row_number";
select "row_version" from "integration"."purchase" where "purchase_number" = @1;
select "row_version" from "integration"."goods_receipt" where "purchase_number" = @1 order by "id";
select "row_key" from "integration"."deleted_row" where "table_name" = @1 and "row_key" = @2;
select "purchase_number", "order_date", "status" from "integration"."purchase" where "purchase_number" in (@1);
select "number", "outcome", "fortnox_numbers", "at" from "integration"."done_mark" where "company" = @1 and "process" = @2 and "number" in (@3);
select "number", "document" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" in (@3) and "state" in (@4, @5);
select "number" from "integration"."adopted_object" where "company" = @1 and "process" = @2 and "number" in (@3);
select "purchase_number", "received_on" from "integration"."goods_receipt" where "purchase_number" in (@1) order by "id" desc;
select "row_key" from "integration"."deleted_row" where "table_name" = @1 and "row_key" in (@2);
select cast(sysutcdatetime() as datetime2(3)) as "now";
merge into "integration"."done_mark" with (holdlock) as "old" using (values (@1, @2, @3, @4, @5, @6, @7)) as "new" ("company", "process", "number", "outcome", "note", "fortnox_numbers", "at") on "old"."company" = "new"."company" and "old"."process" = "new"."process" and "old"."number" = "new"."number" when matched then update set "outcome" = "new"."outcome", "note" = "new"."note", "fortnox_numbers" = "new"."fortnox_numbers", "at" = "new"."at" when not matched then insert ("company", "process", "number", "outcome", "note", "fortnox_numbers", "at") values ("new"."company", "new"."process", "new"."number", "new"."outcome", "new"."note", "new"."fortnox_numbers", "new"."at");
select "id", "state", "message", "fortnox_number" from "integration"."integration_request" where "kind" = @1 and "object_number" = @2 and "state" <> @3 and "requested_by" <> @4 order by "id" desc;
insert into "integration"."integration_request" ("kind", "object_number", "options", "requested_by", "requested_at", "state", "message", "fortnox_number", "updated_at") values (@1, @2, @3, @4, @5, @6, @7, @8, @9); select cast(scope_identity() as bigint) as "id";
select * from "integration"."goods_receipt_row" where "goods_receipt_id" in (@1) order by "row_number", "id";
update "integration"."integration_request" set "state" = @1, "message" = @2, "fortnox_number" = @3, "updated_at" = @4 where "id" = @5;
select "fortnox_number" from "integration"."purchase" where "purchase_number" = @1;
select "number" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" = @3 and "document" = @4 and "fortnox_number" = @5;

-- ======== rate lease ========
select "revision", "content", cast(sysutcdatetime() as datetime2(3)) as "now" from "integration"."rate_lease" where "company" = @1;
select cast(sysutcdatetime() as datetime2(3)) as "now";
insert into "integration"."rate_lease" ("company", "revision", "content") values (@1, @2, @3);
update "integration"."rate_lease" set "revision" = @1, "content" = @2 where "company" = @3 and "revision" = @4;

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
create index [ix_customer_organisation_number] on [integration].[customer] ([organisation_number]);
create table [integration].[supplier] (
  [id] bigint identity(1,1) not null,
  [supplier_number] nvarchar(50) not null,
  [name] nvarchar(200) not null,
  [address] nvarchar(200) null,
  [zip_code] nvarchar(20) null,
  [city] nvarchar(100) null,
  [country_code] nvarchar(10) null,
  [phone] nvarchar(50) null,
  [email] nvarchar(200) null,
  [your_reference] nvarchar(100) null,
  [organisation_number] nvarchar(30) null,
  [bankgiro] nvarchar(20) null,
  [plusgiro] nvarchar(20) null,
  [currency] nvarchar(3) null,
  [active] bit not null constraint [df_supplier_active] default 1,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_supplier] primary key ([id])
);
create unique index [uq_supplier_supplier_number] on [integration].[supplier] ([supplier_number]);
create index [ix_supplier_row_version] on [integration].[supplier] ([row_version]);
create index [ix_supplier_organisation_number] on [integration].[supplier] ([organisation_number]);
create table [integration].[article] (
  [id] bigint identity(1,1) not null,
  [article_number] nvarchar(50) not null,
  [name] nvarchar(200) not null,
  [unit] nvarchar(20) null,
  [supplier_number] nvarchar(50) null,
  [cost] decimal(18,6) null,
  [sales_price] decimal(18,6) null,
  [active] bit not null constraint [df_article_active] default 1,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_article] primary key ([id])
);
create unique index [uq_article_article_number] on [integration].[article] ([article_number]);
create index [ix_article_row_version] on [integration].[article] ([row_version]);
create table [integration].[unit] (
  [id] bigint identity(1,1) not null,
  [code] nvarchar(20) not null,
  [description] nvarchar(100) null,
  constraint [pk_unit] primary key ([id])
);
create unique index [uq_unit_code] on [integration].[unit] ([code]);
create table [integration].[article_balance] (
  [id] bigint identity(1,1) not null,
  [article_number] nvarchar(50) not null,
  [stock_balance] decimal(18,6) not null,
  [disposable_balance] decimal(18,6) not null,
  [available_in_fortnox] decimal(18,6) not null,
  [ordered_by_customers] decimal(18,6) not null,
  [expected_from_purchases] decimal(18,6) not null,
  [expected_from_manufacturing] decimal(18,6) not null,
  [planned_material] decimal(18,6) not null,
  [read_at] datetime2(3) not null,
  constraint [pk_article_balance] primary key ([id])
);
create unique index [uq_article_balance_article_number] on [integration].[article_balance] ([article_number]);
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
create index [ix_purchase_row_article_number] on [integration].[purchase_row] ([article_number]);
create table [integration].[goods_receipt] (
  [id] bigint identity(1,1) not null,
  [purchase_number] nvarchar(20) not null,
  [received_on] date not null,
  [fortnox_inbound] nvarchar(30) null,
  [fortnox_invoice] nvarchar(30) null,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_goods_receipt] primary key ([id])
);
create index [ix_goods_receipt_row_version] on [integration].[goods_receipt] ([row_version]);
create index [ix_goods_receipt_purchase_number] on [integration].[goods_receipt] ([purchase_number]);
create table [integration].[goods_receipt_row] (
  [id] bigint identity(1,1) not null,
  [goods_receipt_id] int not null,
  [row_number] int not null,
  [article_number] nvarchar(50) not null,
  [description] nvarchar(200) null,
  [quantity] decimal(18,6) not null,
  [unit] nvarchar(20) null,
  [price] decimal(18,6) null,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_goods_receipt_row] primary key ([id])
);
create index [ix_goods_receipt_row_row_version] on [integration].[goods_receipt_row] ([row_version]);
create index [ix_goods_receipt_row_goods_receipt_id] on [integration].[goods_receipt_row] ([goods_receipt_id]);
create index [ix_goods_receipt_row_article_number] on [integration].[goods_receipt_row] ([article_number]);
create table [integration].[manufacturing_order] (
  [id] bigint identity(1,1) not null,
  [order_number] nvarchar(20) not null,
  [article_number] nvarchar(50) null,
  [description] nvarchar(200) null,
  [status] nvarchar(30) not null,
  [quantity] decimal(18,6) not null,
  [customer_quantity] decimal(18,6) not null,
  [start_date] date null,
  [delivery_date] date null,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_manufacturing_order] primary key ([id])
);
create unique index [uq_manufacturing_order_order_number] on [integration].[manufacturing_order] ([order_number]);
create index [ix_manufacturing_order_row_version] on [integration].[manufacturing_order] ([row_version]);
create index [ix_manufacturing_order_article_number] on [integration].[manufacturing_order] ([article_number]);
create table [integration].[manufacturing_order_material] (
  [id] bigint identity(1,1) not null,
  [order_number] nvarchar(20) not null,
  [row_number] int not null,
  [article_number] nvarchar(50) null,
  [description] nvarchar(200) null,
  [planned_quantity] decimal(18,6) not null,
  [drawn_quantity] decimal(18,6) not null,
  [unit] nvarchar(20) null,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_manufacturing_order_material] primary key ([id])
);
create unique index [uq_manufacturing_order_material_order_number_row_number] on [integration].[manufacturing_order_material] ([order_number], [row_number]);
create index [ix_manufacturing_order_material_row_version] on [integration].[manufacturing_order_material] ([row_version]);
create index [ix_manufacturing_order_material_article_number] on [integration].[manufacturing_order_material] ([article_number]);
create table [integration].[customer_order] (
  [id] bigint identity(1,1) not null,
  [order_number] nvarchar(30) not null,
  [customer_number] nvarchar(50) null,
  [status] nvarchar(30) not null,
  [order_date] date null,
  [delivery_date] date null,
  [changed_at] datetime2(3) null,
  [row_version] rowversion not null,
  constraint [pk_customer_order] primary key ([id])
);
create unique index [uq_customer_order_order_number] on [integration].[customer_order] ([order_number]);
create index [ix_customer_order_row_version] on [integration].[customer_order] ([row_version]);
create table [integration].[customer_order_row] (
  [id] bigint identity(1,1) not null,
  [order_number] nvarchar(30) not null,
  [row_number] int not null,
  [article_number] nvarchar(50) not null,
  [description] nvarchar(200) null,
  [ordered_quantity] decimal(18,6) not null,
  [delivered_quantity] decimal(18,6) not null,
  [reserved_quantity] decimal(18,6) not null,
  [row_version] rowversion not null,
  constraint [pk_customer_order_row] primary key ([id])
);
create unique index [uq_customer_order_row_order_number_row_number] on [integration].[customer_order_row] ([order_number], [row_number]);
create index [ix_customer_order_row_row_version] on [integration].[customer_order_row] ([row_version]);
create index [ix_customer_order_row_article_number] on [integration].[customer_order_row] ([article_number]);
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
  [held_by] nvarchar(64) null,
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
  [again_at] datetime2(3) null,
  [tries] int null,
  [handled_in_run] int null,
  [fortnox_written_at] datetime2(3) null,
  [fortnox_read_at] datetime2(3) null,
  [list_mark] nvarchar(64) null,
  [identity] nvarchar(30) null,
  [separate] bit not null constraint [df_sync_link_separate] default 0,
  [updated_at] datetime2(3) not null,
  constraint [pk_sync_link] primary key ([company], [register], [number])
);
create index [ix_sync_link_company_register_again_at] on [integration].[sync_link] ([company], [register], [again_at]);
create index [ix_sync_link_company_register_fortnox_read_at] on [integration].[sync_link] ([company], [register], [fortnox_read_at]);
create index [ix_sync_link_company_register_identity] on [integration].[sync_link] ([company], [register], [identity]);
create table [integration].[sync_cursor] (
  [company] nvarchar(50) not null,
  [register] nvarchar(30) not null,
  [fortnox_read_at] datetime2(3) null,
  [andersson_read_at] datetime2(3) null,
  [andersson_row_version] nvarchar(16) null,
  [load_began_at] datetime2(3) null,
  [listed_at] datetime2(3) null,
  [updated_at] datetime2(3) not null,
  constraint [pk_sync_cursor] primary key ([company], [register])
);
create table [integration].[feed_state] (
  [company] nvarchar(50) not null,
  [topic] nvarchar(40) not null,
  [unbroken_since] datetime2(3) null,
  [alive_at] datetime2(3) null,
  [last_offset] nvarchar(max) null,
  [updated_at] datetime2(3) not null,
  constraint [pk_feed_state] primary key ([company], [topic])
);
create table [integration].[feed_hint] (
  [id] bigint identity(1,1) not null,
  [company] nvarchar(50) not null,
  [topic] nvarchar(40) not null,
  [entity] nvarchar(50) not null,
  [noticed_at] datetime2(3) not null,
  constraint [pk_feed_hint] primary key ([id])
);
create unique index [uq_feed_hint_company_topic_entity] on [integration].[feed_hint] ([company], [topic], [entity]);
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
  [generation] int not null,
  [pair_encrypted] nvarchar(max) not null,
  [access_ends_at] datetime2(3) null,
  [issued_at] datetime2(3) not null,
  [refused_at] datetime2(3) null,
  [imported_from] nvarchar(64) null,
  [claimed_by] nvarchar(36) null,
  [claimed_until] datetime2(3) null,
  constraint [pk_fortnox_token] primary key ([company])
);
create table [integration].[rate_lease] (
  [company] nvarchar(50) not null,
  [revision] int not null,
  [content] nvarchar(max) not null,
  constraint [pk_rate_lease] primary key ([company])
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
create trigger [integration].[tr_supplier_deleted] on [integration].[supplier] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'supplier', [gone].[supplier_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[supplier_number] = [gone].[supplier_number]);
end;
create trigger [integration].[tr_article_deleted] on [integration].[article] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'article', [gone].[article_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[article_number] = [gone].[article_number]);
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
create trigger [integration].[tr_goods_receipt_deleted] on [integration].[goods_receipt] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'goods_receipt', [gone].[purchase_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[purchase_number] = [gone].[purchase_number]);
end;
create trigger [integration].[tr_goods_receipt_row_deleted] on [integration].[goods_receipt_row] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'goods_receipt_row', [gone].[goods_receipt_id], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[goods_receipt_id] = [gone].[goods_receipt_id]);
end;
create trigger [integration].[tr_manufacturing_order_deleted] on [integration].[manufacturing_order] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'manufacturing_order', [gone].[order_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[order_number] = [gone].[order_number]);
end;
create trigger [integration].[tr_manufacturing_order_material_deleted] on [integration].[manufacturing_order_material] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'manufacturing_order_material', [gone].[order_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[order_number] = [gone].[order_number]);
end;
create trigger [integration].[tr_customer_order_deleted] on [integration].[customer_order] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'customer_order', [gone].[order_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[order_number] = [gone].[order_number]);
end;
create trigger [integration].[tr_customer_order_row_deleted] on [integration].[customer_order_row] after update, delete as
begin
  set nocount on;
  insert into [integration].[deleted_row] ([table_name], [row_key], [deleted_at])
  select N'customer_order_row', [gone].[order_number], sysutcdatetime()
  from deleted as [gone]
  where not exists (select 1 from inserted as [kept] where [kept].[order_number] = [gone].[order_number]);
end;
insert into [integration].[contract_version] ([contract], [version], [installed_at]) values ('andersson', 5, sysutcdatetime());

-- ======== stock balances ========
select "adopted_from" from "integration"."adoption" where "company" = @1;
select "id", "workflow_id", "run_id" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "closed_at" is null;
select cast(sysutcdatetime() as datetime2(3)) as "now";
insert into "integration"."sync_run" ("company", "register", "workflow_id", "run_id", "opened_at") values (@1, @2, @3, @4, @5); select cast(scope_identity() as bigint) as "id";
select * from "integration"."sync_cursor" where "company" = @1 and "register" in (@2, @3);
select top(1) "integration"."article"."id" as "id", "integration"."article"."article_number" as "number", "shown"."stock_balance" as "stock", "shown"."disposable_balance" as "disposable", "shown"."available_in_fortnox" as "availableInFortnox", "shown"."ordered_by_customers" as "orderedByCustomers", "shown"."expected_from_purchases" as "expectedFromPurchases", "shown"."expected_from_manufacturing" as "expectedFromManufacturing", "shown"."planned_material" as "plannedMaterial", "shown"."read_at" as "readAt" from "integration"."article" left join "integration"."article_balance" as "shown" on "shown"."article_number" = "integration"."article"."article_number" where "integration"."article"."id" > @1 order by "integration"."article"."id";
select "integration"."article"."id" as "id", "integration"."article"."article_number" as "number", "shown"."stock_balance" as "stock", "shown"."disposable_balance" as "disposable", "shown"."available_in_fortnox" as "availableInFortnox", "shown"."ordered_by_customers" as "orderedByCustomers", "shown"."expected_from_purchases" as "expectedFromPurchases", "shown"."expected_from_manufacturing" as "expectedFromManufacturing", "shown"."planned_material" as "plannedMaterial", "shown"."read_at" as "readAt" from "integration"."article" left join "integration"."article_balance" as "shown" on "shown"."article_number" = "integration"."article"."article_number" where "integration"."article"."article_number" in (@1);
select "row"."article_number" as "number", "row"."ordered_quantity" as "ordered", "row"."delivered_quantity" as "delivered", "row"."reserved_quantity" as "reserved" from "integration"."customer_order_row" as "row" inner join "integration"."customer_order" as "head" on "head"."order_number" = "row"."order_number" where "row"."article_number" in (@1) and "head"."status" in (@2);
select "row"."article_number" as "number", "row"."quantity" as "quantity" from "integration"."purchase_row" as "row" inner join "integration"."purchase" as "head" on "head"."purchase_number" = "row"."purchase_number" where "row"."article_number" in (@1) and "head"."status" in (@2, @3);
select "article_number" as "number", "quantity", "customer_quantity" as "forCustomer" from "integration"."manufacturing_order" where "article_number" in (@1) and "status" not in (@2, @3);
select "row"."article_number" as "number", "row"."planned_quantity" as "planned", "row"."drawn_quantity" as "drawn" from "integration"."manufacturing_order_material" as "row" inner join "integration"."manufacturing_order" as "head" on "head"."order_number" = "row"."order_number" where "row"."article_number" in (@1) and "head"."status" not in (@2, @3);
select "row"."article_number" as "number", "row"."quantity" as "quantity", "head"."id" as "receipt", "head"."purchase_number" as "purchase", "head"."received_on" as "receivedOn", "head"."changed_at" as "savedAt" from "integration"."goods_receipt_row" as "row" inner join "integration"."goods_receipt" as "head" on "head"."id" = "row"."goods_receipt_id" where "row"."article_number" in (@1) and ((not exists (select "integration"."done_mark"."number" from "integration"."done_mark" where "integration"."done_mark"."company" = @2 and "integration"."done_mark"."process" = @3 and "integration"."done_mark"."number" = "head"."purchase_number" and "integration"."done_mark"."outcome" <> @4) and ("head"."received_on" >= @5 or exists (select "integration"."document_ledger"."number" from "integration"."document_ledger" where "integration"."document_ledger"."company" = @6 and "integration"."document_ledger"."process" = @7 and "integration"."document_ledger"."number" = "head"."purchase_number" and "integration"."document_ledger"."state" in (@8, @9)))) or exists (select "integration"."document_ledger"."number" from "integration"."document_ledger" where "integration"."document_ledger"."company" = @10 and "integration"."document_ledger"."process" = @11 and "integration"."document_ledger"."number" = "head"."purchase_number" and "integration"."document_ledger"."document" = @12 and "integration"."document_ledger"."confirmed_at" >= @13));
select * from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" in (@3) and "document" = @4 order by "revision" desc;
select "purchase_number", "order_date", "status" from "integration"."purchase" where "purchase_number" in (@1);
select "number", "outcome", "fortnox_numbers", "at" from "integration"."done_mark" where "company" = @1 and "process" = @2 and "number" in (@3);
select "number", "document" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" in (@3) and "state" in (@4, @5);
select "number" from "integration"."adopted_object" where "company" = @1 and "process" = @2 and "number" in (@3);
select "purchase_number", "received_on" from "integration"."goods_receipt" where "purchase_number" in (@1) order by "id" desc;
select "row_key" from "integration"."deleted_row" where "table_name" = @1 and "row_key" in (@2);
merge into "integration"."article_balance" with (holdlock) as "old" using (values (@1, @2, @3, @4, @5, @6, @7, @8, @9)) as "new" ("article_number", "stock_balance", "disposable_balance", "available_in_fortnox", "ordered_by_customers", "expected_from_purchases", "expected_from_manufacturing", "planned_material", "read_at") on "old"."article_number" = "new"."article_number" when matched then update set "stock_balance" = "new"."stock_balance", "disposable_balance" = "new"."disposable_balance", "available_in_fortnox" = "new"."available_in_fortnox", "ordered_by_customers" = "new"."ordered_by_customers", "expected_from_purchases" = "new"."expected_from_purchases", "expected_from_manufacturing" = "new"."expected_from_manufacturing", "planned_material" = "new"."planned_material", "read_at" = "new"."read_at" when not matched then insert ("article_number", "stock_balance", "disposable_balance", "available_in_fortnox", "ordered_by_customers", "expected_from_purchases", "expected_from_manufacturing", "planned_material", "read_at") values ("new"."article_number", "new"."stock_balance", "new"."disposable_balance", "new"."available_in_fortnox", "new"."ordered_by_customers", "new"."expected_from_purchases", "new"."expected_from_manufacturing", "new"."planned_material", "new"."read_at");
select top(1000) "integration"."article"."id" as "id", "integration"."article"."article_number" as "number", "shown"."stock_balance" as "stock", "shown"."disposable_balance" as "disposable", "shown"."available_in_fortnox" as "availableInFortnox", "shown"."ordered_by_customers" as "orderedByCustomers", "shown"."expected_from_purchases" as "expectedFromPurchases", "shown"."expected_from_manufacturing" as "expectedFromManufacturing", "shown"."planned_material" as "plannedMaterial", "shown"."read_at" as "readAt" from "integration"."article" left join "integration"."article_balance" as "shown" on "shown"."article_number" = "integration"."article"."article_number" where "integration"."article"."id" > @1 order by "integration"."article"."id";
select "integration"."article"."id" as "id", "integration"."article"."article_number" as "number", "shown"."stock_balance" as "stock", "shown"."disposable_balance" as "disposable", "shown"."available_in_fortnox" as "availableInFortnox", "shown"."ordered_by_customers" as "orderedByCustomers", "shown"."expected_from_purchases" as "expectedFromPurchases", "shown"."expected_from_manufacturing" as "expectedFromManufacturing", "shown"."planned_material" as "plannedMaterial", "shown"."read_at" as "readAt" from "integration"."article" left join "integration"."article_balance" as "shown" on "shown"."article_number" = "integration"."article"."article_number" where "integration"."article"."id" in (@1) order by "integration"."article"."id";
select "result" from "integration"."sync_run" where "id" = @1 and "closed_at" is not null;
select "fortnox_read_at", "andersson_read_at" from "integration"."sync_cursor" where "company" = @1 and "register" = @2;
select top(1) "opened_at", "closed_at", "outcome", "result" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "outcome" <> @3 and "closed_at" is not null order by "closed_at" desc;
select count(*) as "count" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null;
select top(1) "opened_at", "result" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "outcome" = @3 order by "opened_at" desc;
select top(5) "number", "failure" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null order by "number";
select top(1) "closed_at", "result" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "closed_at" is not null order by "closed_at" desc;
select top(1) "opened_at", "result" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "outcome" = @3 and "id" < @4 order by "opened_at" desc;
update "integration"."sync_run" set "closed_at" = @1, "outcome" = @2, "result" = @3 where "id" = @4;
delete from "integration"."sync_run" where "company" = @1 and "register" = @2 and "closed_at" < @3;
select top(1) "outcome", "result" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "outcome" in (@3, @4) and "id" < @5 order by "id" desc;

-- ======== survey ========
select cast(sysutcdatetime() as datetime2(3)) as "now";
select * from "integration"."sync_cursor" where "company" = @1 and "register" in (@2, @3);
select * from "integration"."sync_link" where "company" = @1 and "register" = @2 and "number" in (@3, @4);
select * from "integration"."customer" where "customer_number" in (@1, @2);
select top(5) "customer_number" from "integration"."customer" where "organisation_number" in (@1, @2, @3, @4, @5, @6, @7, @8, @9) and "customer_number" <> @10 and "customer_number" not in (select "number" from "integration"."sync_link" where "company" = @11 and "register" = @12 and "andersson_base" is not null) order by "customer_number";
select top(500) * from "integration"."customer" where "id" > @1 order by "id";
select * from "integration"."supplier" where "supplier_number" in (@1, @2);
select top(5) "supplier_number" from "integration"."supplier" where "organisation_number" in (@1, @2, @3, @4, @5, @6, @7, @8, @9) and "supplier_number" <> @10 and "supplier_number" not in (select "number" from "integration"."sync_link" where "company" = @11 and "register" = @12 and "andersson_base" is not null) order by "supplier_number";
select top(500) * from "integration"."supplier" where "id" > @1 order by "id";
select count(*) as "count" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "andersson_base" is not null;
select top(1) "number" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "andersson_base" is not null order by "fortnox_read_at", "number";
select top(10000) "number" from "integration"."sync_link" where "company" = @1 and "register" = @2 order by "fortnox_read_at", "number";
select * from "integration"."sync_link" where "company" = @1 and "register" = @2 and "number" in (@3);
select * from "integration"."customer" where "customer_number" in (@1);
merge into "integration"."sync_link" with (holdlock) as "old" using (values (@1, @2, @3, @4, @5)) as "new" ("company", "register", "number", "again_at", "updated_at") on "old"."company" = "new"."company" and "old"."register" = "new"."register" and "old"."number" = "new"."number" when matched then update set "again_at" = "new"."again_at", "updated_at" = "new"."updated_at" when not matched then insert ("company", "register", "number", "again_at", "updated_at") values ("new"."company", "new"."register", "new"."number", "new"."again_at", "new"."updated_at");
update "integration"."sync_link" set "fortnox_read_at" = @1 where "company" = @2 and "register" = @3 and "number" in (@4, @5);

-- ======== sync commands ========
select * from "integration"."sync_link" where "company" = @1 and "register" = @2 and "number" in (@3);
select cast(sysutcdatetime() as datetime2(3)) as "now";
merge into "integration"."sync_link" with (holdlock) as "old" using (values (@1, @2, @3, @4, @5, @6)) as "new" ("company", "register", "number", "again_at", "separate", "updated_at") on "old"."company" = "new"."company" and "old"."register" = "new"."register" and "old"."number" = "new"."number" when matched then update set "again_at" = "new"."again_at", "separate" = "new"."separate", "updated_at" = "new"."updated_at" when not matched then insert ("company", "register", "number", "again_at", "separate", "updated_at") values ("new"."company", "new"."register", "new"."number", "new"."again_at", "new"."separate", "new"."updated_at");
update "integration"."sync_link" set "again_at" = @1, "updated_at" = @2 where "company" = @3 and "register" = @4 and "failure" is not null;
select * from "integration"."audit_log" where "company" = @1 and "register" = @2 and "number" = @3 order by "id" desc;
select "id", "workflow_id" from "integration"."sync_run" where "id" in (@1);
select * from "integration"."sync_cursor" where "company" = @1 and "register" in (@2, @3);
select "id", "workflow_id", "run_id" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "closed_at" is null;
select top(1) "opened_at", "closed_at", "outcome", "result" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "outcome" <> @3 and "closed_at" is not null order by "closed_at" desc;
select top(5) "number", "failure" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null order by "number";
select count(*) as "count" from "integration"."sync_link" where "company" = @1 and "register" = @2 and "failure" is not null;
select top(1) "closed_at", "result" from "integration"."sync_run" where "company" = @1 and "register" = @2 and "closed_at" is not null order by "closed_at" desc;
insert into "integration"."sync_run" ("company", "register", "workflow_id", "run_id", "opened_at") values (@1, @2, @3, @4, @5); select cast(scope_identity() as bigint) as "id";
merge into "integration"."sync_cursor" with (holdlock) as "old" using (values (@1, @2, @3, @4, @5, @6, @7, @8)) as "new" ("company", "register", "fortnox_read_at", "andersson_read_at", "andersson_row_version", "load_began_at", "listed_at", "updated_at") on "old"."company" = "new"."company" and "old"."register" = "new"."register" when matched then update set "fortnox_read_at" = "new"."fortnox_read_at", "andersson_read_at" = "new"."andersson_read_at", "andersson_row_version" = "new"."andersson_row_version", "load_began_at" = "new"."load_began_at", "listed_at" = "new"."listed_at", "updated_at" = "new"."updated_at" when not matched then insert ("company", "register", "fortnox_read_at", "andersson_read_at", "andersson_row_version", "load_began_at", "listed_at", "updated_at") values ("new"."company", "new"."register", "new"."fortnox_read_at", "new"."andersson_read_at", "new"."andersson_row_version", "new"."load_began_at", "new"."listed_at", "new"."updated_at");
update "integration"."sync_run" set "closed_at" = @1, "outcome" = @2, "result" = @3 where "id" = @4;
delete from "integration"."sync_run" where "company" = @1 and "register" = @2 and "closed_at" < @3;
merge into "integration"."sync_cursor" with (holdlock) as "old" using (values (@1, @2, @3, @4)) as "new" ("company", "register", "fortnox_read_at", "updated_at") on "old"."company" = "new"."company" and "old"."register" = "new"."register" when matched then update set "fortnox_read_at" = "new"."fortnox_read_at", "updated_at" = "new"."updated_at" when not matched then insert ("company", "register", "fortnox_read_at", "updated_at") values ("new"."company", "new"."register", "new"."fortnox_read_at", "new"."updated_at");
update "integration"."sync_link" set "list_mark" = @1 where "company" = @2 and "register" = @3;
select count(*) as "count" from "integration"."customer";

-- ======== tokens ========
select cast(sysutcdatetime() as datetime2(3)) as "now";
select * from "integration"."fortnox_token" where "company" = @1;
insert into "integration"."fortnox_token" ("company", "generation", "pair_encrypted", "access_ends_at", "issued_at", "refused_at", "imported_from", "claimed_by", "claimed_until") values (@1, @2, @3, @4, @5, @6, @7, @8, @9);
update "integration"."fortnox_token" set "claimed_by" = @1, "claimed_until" = @2 where "company" = @3 and "generation" = @4 and ("claimed_until" is null or "claimed_until" <= @5);
update "integration"."fortnox_token" set "refused_at" = @1, "claimed_by" = @2, "claimed_until" = @3 where "company" = @4 and "generation" = @5 and "claimed_by" = @6;
update "integration"."fortnox_token" set "pair_encrypted" = @1, "access_ends_at" = @2, "issued_at" = @3, "refused_at" = @4, "claimed_by" = @5, "claimed_until" = @6, "generation" = @7 where "company" = @8 and "generation" = @9;
update "integration"."fortnox_token" set "pair_encrypted" = @1, "imported_from" = @2, "issued_at" = @3, "access_ends_at" = @4, "refused_at" = @5, "claimed_by" = @6, "claimed_until" = @7, "generation" = @8 where "company" = @9 and "generation" = @10;
insert into "integration"."fortnox_token" ("company", "generation", "pair_encrypted", "access_ends_at", "issued_at", "refused_at", "claimed_by", "claimed_until") values (@1, @2, @3, @4, @5, @6, @7, @8);
update "integration"."fortnox_token" set "pair_encrypted" = @1, "access_ends_at" = @2, "issued_at" = @3, "refused_at" = @4, "claimed_by" = @5, "claimed_until" = @6, "generation" = "generation" + @7 where "company" = @8;

-- ======== verbs ========
select cast(sysutcdatetime() as datetime2(3)) as "now";
insert into "integration"."customer" ("customer_number", "name") values (@1, @2); select cast(scope_identity() as bigint) as "id";
merge into "integration"."sync_link" with (holdlock) as "old" using (values (@1, @2, @3, @4)) as "new" ("company", "register", "number", "updated_at") on "old"."company" = "new"."company" and "old"."register" = "new"."register" and "old"."number" = "new"."number" when matched then update set "updated_at" = "new"."updated_at" when not matched then insert ("company", "register", "number", "updated_at") values ("new"."company", "new"."register", "new"."number", "new"."updated_at");
select top(200) * from "integration"."customer" where ("integration"."customer"."row_version" > convert(binary(8), @1, 2) and "integration"."customer"."row_version" < min_active_rowversion()) order by "row_version";
select "version" from "integration"."contract_version" where "contract" = @1;
update "integration"."sync_run" set "closed_at" = @1 where "id" = @2;
delete from "integration"."sync_run" where "closed_at" < @1;
select min_active_rowversion() as "row_version";

-- ======== watch ========
select top(200) "purchase_number" as "number", "row_version" as "rowVersion" from "integration"."purchase" where ("row_version" > convert(binary(8), @1, 2) and "row_version" < min_active_rowversion()) order by "row_version";
select top(200) "purchase_number" as "number", "row_version" as "rowVersion" from "integration"."purchase_row" where ("row_version" > convert(binary(8), @1, 2) and "row_version" < min_active_rowversion()) order by "row_version";
select top(200) "purchase_number" as "number", "row_version" as "rowVersion" from "integration"."goods_receipt" where ("row_version" > convert(binary(8), @1, 2) and "row_version" < min_active_rowversion()) order by "row_version";
select top(200) "integration"."goods_receipt"."purchase_number" as "number", "integration"."goods_receipt_row"."row_version" as "rowVersion" from "integration"."goods_receipt_row" inner join "integration"."goods_receipt" on "integration"."goods_receipt"."id" = "integration"."goods_receipt_row"."goods_receipt_id" where ("integration"."goods_receipt_row"."row_version" > convert(binary(8), @1, 2) and "integration"."goods_receipt_row"."row_version" < min_active_rowversion()) order by "integration"."goods_receipt_row"."row_version";
select top(200) "row_key" as "number", "row_version" as "rowVersion" from "integration"."deleted_row" where "table_name" in (@1, @2, @3) and ("row_version" > convert(binary(8), @4, 2) and "row_version" < min_active_rowversion()) order by "row_version";
select top(200) "row_key" as "receipt", "row_version" as "rowVersion" from "integration"."deleted_row" where "table_name" = @1 and ("row_version" > convert(binary(8), @2, 2) and "row_version" < min_active_rowversion()) order by "row_version";
select "id", "purchase_number" from "integration"."goods_receipt" where "id" in (@1);
select min_active_rowversion() as "row_version";
select "adopted_from" from "integration"."adoption" where "company" = @1;
select top(200) "id", "object_number" as "number" from "integration"."integration_request" where "kind" = @1 and "state" = @2 order by "id";
select "purchase_number", "order_date", "status" from "integration"."purchase" where "purchase_number" in (@1);
select "number", "outcome", "fortnox_numbers", "at" from "integration"."done_mark" where "company" = @1 and "process" = @2 and "number" in (@3);
select "number", "document" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" in (@3) and "state" in (@4, @5);
select "number" from "integration"."adopted_object" where "company" = @1 and "process" = @2 and "number" in (@3);
select "purchase_number", "received_on" from "integration"."goods_receipt" where "purchase_number" in (@1) order by "id" desc;
select "row_key" from "integration"."deleted_row" where "table_name" = @1 and "row_key" in (@2);
select cast(sysutcdatetime() as datetime2(3)) as "now";
update "integration"."integration_request" set "state" = @1, "message" = @2, "fortnox_number" = @3, "updated_at" = @4 where "id" in (@5) and "state" = @6;
select "row_version_mark" from "integration"."watch_cursor" where "company" = @1;
select "options" from "integration"."integration_request" where "kind" = @1 and "object_number" in (@2) and "requested_by" = @3;
select "reference" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "document" = @3 and "number" in (@4);
select "id", "purchase_number" as "number", "received_on" as "receivedOn" from "integration"."goods_receipt" where "purchase_number" in (@1) order by "id";
insert into "integration"."integration_request" ("kind", "object_number", "options", "requested_by", "requested_at", "state", "message", "fortnox_number", "updated_at") values (@1, @2, @3, @4, @5, @6, @7, @8, @9); select cast(scope_identity() as bigint) as "id";
merge into "integration"."watch_cursor" with (holdlock) as "old" using (values (@1, @2, @3)) as "new" ("company", "row_version_mark", "updated_at") on "old"."company" = "new"."company" when matched then update set "row_version_mark" = "new"."row_version_mark", "updated_at" = "new"."updated_at" when not matched then insert ("company", "row_version_mark", "updated_at") values ("new"."company", "new"."row_version_mark", "new"."updated_at");
select top(200) "id", "purchase_number" as "number" from "integration"."purchase" where "status" <> @1 and "id" > @2 order by "id";
select top(200) "id", "purchase_number" as "number" from "integration"."goods_receipt" where "received_on" >= @1 and "id" > @2 and not exists (select "integration"."done_mark"."number" from "integration"."done_mark" where "integration"."done_mark"."company" = @3 and "integration"."done_mark"."process" = @4 and "integration"."done_mark"."number" = "integration"."goods_receipt"."purchase_number" and "integration"."done_mark"."outcome" <> @5) order by "id";
select top(200) "id", "number" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and not exists (select "integration"."done_mark"."number" from "integration"."done_mark" where "integration"."done_mark"."company" = "integration"."document_ledger"."company" and "integration"."done_mark"."process" = "integration"."document_ledger"."process" and "integration"."done_mark"."number" = "integration"."document_ledger"."number" and "integration"."done_mark"."outcome" <> @3) and "state" in (@4, @5) and "id" > @6 order by "id";
select "number" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and not exists (select "integration"."done_mark"."number" from "integration"."done_mark" where "integration"."done_mark"."company" = "integration"."document_ledger"."company" and "integration"."done_mark"."process" = "integration"."document_ledger"."process" and "integration"."done_mark"."number" = "integration"."document_ledger"."number" and "integration"."done_mark"."outcome" <> @3) and "document" = @4 and "state" = @5 group by "number" order by "number";
select "number", "document", "state", "fortnox_number" as "fortnoxNumber", "made_from" as "madeFrom" from "integration"."document_ledger" where "company" = @1 and "process" = @2 and "number" in (@3) and "state" in (@4, @5) and "made_from" like @6 order by "id";
select * from "integration"."goods_receipt" where "purchase_number" = @1 order by "id";
select * from "integration"."purchase" where "purchase_number" = @1;
select * from "integration"."purchase_row" where "purchase_number" = @1 order by "row_number";
select "row_version" from "integration"."purchase" where "purchase_number" = @1;
select "row_version" from "integration"."goods_receipt" where "purchase_number" = @1 order by "id";
select "row_key" from "integration"."deleted_row" where "table_name" = @1 and "row_key" = @2;
