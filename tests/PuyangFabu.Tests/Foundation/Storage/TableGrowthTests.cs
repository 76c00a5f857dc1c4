using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Foundation.Storage.Schema;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>What runs for years fills no disk unnoticed: of every table it is written what bounds it, and a table that nobody thought of is told.</summary>
public sealed class TableGrowthTests(TestDatabases databases)
{
    /// <summary>Tables that the hourly cleaning keeps short, and the kind of rows by whose rule it does.</summary>
    private static readonly Dictionary<string, string> Cleaned = new()
    {
        ["backups"] = "BackupStore",
        ["broadcast_recipients"] = "BroadcastRecipients",
        ["case_drafts"] = "CaseDraftStore",
        ["case_guesses"] = "CaseGuessStore",
        ["case_links"] = "CaseLinkStore",
        ["content_changes"] = "ContentChangeStore",
        ["delivery_keys"] = "ExpiringDeliveryKeys",
        ["duty_spells"] = "DutySpellStore",
        ["follower_messages"] = "FollowerMessageStore",
        ["form_submissions"] = "SubmissionStore",
        ["inbox"] = "ExpiringDeliveries",
        ["long_runs"] = "LongRunStore",
        ["mass_send_results"] = "MassSendResultStore",
        ["menu_taps"] = "MenuTapStore",
        ["outside_call_recipients"] = "OutsideCallStore",
        ["outside_calls"] = "OutsideCallStore",
        ["pasted_pages"] = "PastedPageStore",
        ["publish_results"] = "PublishResultStore",
        ["search_sessions"] = "SearchSessionStore",
        ["seen_signatures"] = "ExpiringSignatures",
        ["sent_media"] = "SentMediaStore",
        ["source_hosts"] = "SourceHostStore",
        ["source_items"] = "SourceItemStore",
        ["talk_events"] = "TalkStore",
        ["talks"] = "TalkStore",
        ["unanswered_words"] = "UnansweredWordsStore",
        ["wechat_materials"] = "MaterialStore",
    };

    /// <summary>Tables whose rows something else than the cleaning takes away.</summary>
    private static readonly Dictionary<string, string> Ended = new()
    {
        ["article_attachments"] = "with the list of its article",
        ["article_boards"] = "with the boards of its article",
        ["audit_log"] = "into files of the archive, when Audit:KeepDays says so",
        ["boards"] = "by an editor",
        ["broadcast_articles"] = "with the list of its broadcast",
        ["broadcast_parts"] = "when a broadcast is cut into parts anew",
        ["case_desks"] = "by an administrator",
        ["case_report_readers"] = "by an administrator",
        ["citizen_services"] = "by an editor",
        ["danger_groups"] = "by an editor",
        ["directory_entries"] = "by an editor",
        ["encryption_states"] = "when an account is set back",
        ["follower_tags"] = "with the tag at WeChat",
        ["followers"] = "when somebody has unfollowed, Followers:WipeAfterUnfollowDays later",
        ["holds"] = "by release",
        ["kept_file_parts"] = "with the file",
        ["kept_files"] = "with what they belong to",
        ["news_sources"] = "by an editor",
        ["notice_consents"] = "when somebody unfollows; a row for each follower and form at most",
        ["operator_old_passwords"] = "all but the last few of an operator",
        ["operator_sessions"] = "with the next sign-in after it ended",
        ["preview_names"] = "by an operator",
        ["publication_articles"] = "with the list of its publication",
        ["pull_rules"] = "with the list of an editor",
        ["quick_replies"] = "by an operator",
        ["reply_rules"] = "by an editor",
        ["service_links"] = "with the service",
        ["sign_in_failures"] = "with the next sign-in after they count no more",
        ["source_states"] = "with the source",
        ["synonym_groups"] = "by an editor",
        ["topic_articles"] = "with the list of its topic",
        ["topic_slugs"] = "when its topic gets another one before readers had it",
        ["word_rules"] = "by an editor",
    };

    /// <summary>Tables that grow with what people write and decide, and are kept: what is said of the sizes counts them.</summary>
    private static readonly HashSet<string> Work =
    [
        "article_events", "article_versions", "article_works", "articles", "broadcast_attempts", "broadcast_events", "broadcasts", "case_events", "case_pictures", "cases", "content_versions",
        "menu_publications", "menus", "publication_events", "publications", "pulled_articles", "pulled_pictures", "review_looks", "standard_replies", "uploads",
    ];

    /// <summary>Tables with a few rows: one, or one for each account, person, day or month.</summary>
    private static readonly HashSet<string> Few =
    [
        "account_settings", "article_pulls", "audit_anchor_head", "audit_archives", "audit_head", "audit_signing_keys", "case_numbers", "copied_tables", "data_protection_keys", "follower_name_keys", "follower_syncs",
        "holiday_years", "inbox_marks", "operator_tokens", "operator_turn", "operators",
    ];

    [Theory, EachDatabase]
    public async Task Of_every_table_it_is_known_what_bounds_it(string provider)
    {
        using var database = databases.Create(provider);
        var there = await database.Database.ReadAsync(
            static async session => (await SchemaReader.ReadAsync(session)).Select(static table => table.Name).ToList(), TestContext.Current.CancellationToken);
        var listed = Cleaned.Keys.Concat(Ended.Keys).Concat(Work).Concat(Few).ToList();

        Assert.Empty(listed.GroupBy(static name => name).Where(static name => name.Count() > 1).Select(static name => name.Key));
        Assert.All(there, name => Assert.True(
            listed.Contains(name),
            $"Nobody has written what bounds {name}. If it grows by itself, let its store be an IExpiringRows and name it in {nameof(Cleaned)} of this test; else put it where it belongs here, and where it grows with people's work into docs/operations.md too."));
        Assert.All(listed, name => Assert.True(there.Contains(name), $"{name} is in a list and in no table."));
    }

    [Fact]
    public async Task What_is_said_to_be_cleaned_is_cleaned_and_every_kind_that_is_cleaned_is_listed()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var kinds = host.Services.GetServices<IExpiringRows>().Select(static kind => kind.GetType().Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(Cleaned, table => Assert.True(kinds.Contains(table.Value), $"{table.Key} is to be kept short by {table.Value}, which is no IExpiringRows of the product."));

        // Two of the kinds empty rows that stay as figures.
        Assert.Equal(["CaseStore", "ExpiringMessages"], kinds.Except(Cleaned.Values).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_said_to_go_is_deleted_somewhere()
    {
        var sources = SourceTree.Files("src/PuyangFabu", "*Store.cs").Select(static file => file.Text).ToList();

        Assert.All(Cleaned.Keys.Concat(Ended.Keys), table => Assert.True(
            sources.Exists(text => text.Contains($"delete from {table} ", StringComparison.Ordinal) || text.Contains($"delete from {table}\"", StringComparison.Ordinal)),
            $"No store deletes from {table}."));
    }
}
