-- How to reach somebody lies sealed with his case; what he answered in the chat when he was asked for it was kept as it came. It follows the
-- fifth question and was answered by the sixth, or by the fifth once more. Bytes read as text are words on SQLite and hex on PostgreSQL.
update inbox set message = cast('<xml><ToUserName>-</ToUserName><FromUserName>-</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>********</Content><MsgId>1</MsgId></xml>' as $blob$)
where kind = 'text' and reason = 'case' and open_id <> ''
    and (cast(reply as text) like '%【6/6】%' or cast(reply as text) like '%e38090362f36e38091%' or cast(reply as text) like '%【5/6】%' or cast(reply as text) like '%e38090352f36e38091%')
    and exists (
        select 1 from inbox as asked
        where (cast(asked.reply as text) like '%【5/6】%' or cast(asked.reply as text) like '%e38090352f36e38091%')
            and asked.id = (
                select max(earlier.id) from inbox as earlier
                where earlier.account = inbox.account and earlier.open_id = inbox.open_id and earlier.id < inbox.id and earlier.reason = 'case'));

-- One that is not handed in for each follower, whichever process began it.
delete from case_drafts where step <> 'done' and exists (
    select 1 from case_drafts as newer
    where newer.account = case_drafts.account and newer.open_id = case_drafts.open_id and newer.step <> 'done' and newer.id > case_drafts.id);
create unique index case_drafts_open on case_drafts (account, open_id) where step <> 'done';
create index case_drafts_by_word on case_drafts (updated_ms) where step <> 'done';

-- Links go with their follower, and with their time.
create index case_links_by_follower on case_links (account, open_id);
create index case_links_by_time on case_links (created_ms);

-- What cannot wait stands before others while it is open: what was hastened, and what holds words of danger until somebody has looked at it.
create index cases_by_rank on cases ((case when (hastened_ms is not null and state in ('submitted', 'accepted', 'assigned', 'handling', 'pendingApproval')) or (danger <> '' and state = 'submitted') then 1 else 0 end), id);
