using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;
using SQLitePCL;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>What is asked every few seconds, for years, reads no table from its beginning to its end.</summary>
public sealed partial class PeriodicQueryTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_again_and_again_is_found_by_an_index()
    {
        using var database = databases.Create("sqlite");
        var (cases, drafts, links, pictures) = (new CaseStore(database.Database, new CaseOptions(), database.Clock), new CaseDraftStore(database.Database), new CaseLinkStore(database.Database), new CasePictureStore(database.Database));
        var (talks, now) = (new TalkStore(database.Database, new InboxOptions()), database.Clock.GetUtcNow());

        var asked = await AskedAsync(database, async session =>
        {
            await cases.ReceiptsAsync(10, Cancellation);
            await cases.WaitingAsync(0, 0, 10, Cancellation);
            await CaseStore.LoseDeliveriesAsync(session, 0);
            await CaseStore.UnsureAsync(session);
            await CaseStore.AlarmAsync(session, 0, 0);
            await cases.UrgentAsync(true, 10, Cancellation);
            await CaseStore.HotlinesAsync(session, ["1"]);
            await drafts.HandedInAsync(10, Cancellation);
            await drafts.TellersAsync(0, Cancellation);
            await pictures.ToBringAsync(10, Cancellation);
            await pictures.NobodysAsync(0, 10, Cancellation);
            await new SentMediaStore(database.Database, new InboxOptions()).DueAsync(0, 10, Cancellation);
            await talks.CurrentAsync(0, Cancellation);
            await talks.LapsedAsync(0, 0, 10, Cancellation);
            await talks.UrgentAsync(10, Cancellation);
            await talks.CountAsync(1, 10, Cancellation);
            await TalkStore.AlarmAsync(session, 0, 0);
            await TalkStore.AlarmUnansweredAsync(session, 0, 0);
            foreach (var kind in new IExpiringRows[] { cases, drafts, links, talks })
            {
                await kind.ExpireAsync(session, now, 10);
            }

            foreach (var kind in new IPersonalDataStore[] { cases, drafts, links, pictures, talks })
            {
                await kind.ForgetAsync(session, "puyang", "oA");
            }
        });

        Assert.True(asked.Count > 25, $"only {asked.Count} statements were heard");
        Assert.DoesNotContain(await PlansAsync(database, asked), static plan => Scan().IsMatch(plan));
    }

    [Fact]
    public async Task What_single_people_sent_is_found_by_the_index_of_spans()
    {
        using var database = databases.Create("sqlite");
        await database.Database.WriteAsync(
            static session => session.ExecuteAsync("insert into inbox (account, open_id, kind, received_ms, message, reason, elapsed_us) values ('puyang', 'oA', 'text', 1, x'', '', 0)"), Cancellation);

        var asked = await AskedAsync(database, static async session =>
        {
            await InboxStore.OfFollowerAsync(session, "puyang", "oA", 10);
            await InboxStore.TimesAsync(session, "puyang", ["oA", "oB"], 0);
            await InboxStore.LatestAsync(session, "puyang", ["oA", "oB"]);
            await InboxStore.LatestAsync(session, "puyang", long.MaxValue, ["oA", "oB"], 10);
            await InboxStore.SilentAsync(session, "puyang", ["oA", "oB"], 0);
            await InboxStore.SentAfterAsync(session, "puyang", "oA", 0);
            await InboxStore.HoldsAnyAsync(session, "puyang");
            await new InboxStore().ForgetAsync(session, "puyang", "oA");
            await new InboxStore().ForgetStrangerAsync(session, "puyang", "oA", 1);
        });

        var plans = await PlansAsync(database, asked);
        Assert.True(plans.Count(static plan => plan.Contains("USING INDEX inbox_by_follower", StringComparison.Ordinal) || plan.Contains("USING COVERING INDEX inbox_by_follower", StringComparison.Ordinal)) >= 9, string.Join('\n', plans));
        Assert.DoesNotContain(plans, static plan => Scan().IsMatch(plan) || plan.StartsWith("SCAN latest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_cases_is_read_in_the_order_of_an_index()
    {
        using var database = databases.Create("sqlite");
        var cases = new CaseStore(database.Database, new CaseOptions(), database.Clock);

        var asked = await AskedAsync(database, async _ =>
        {
            await cases.ListAsync(new CaseFilter(), 20, Cancellation);
            await cases.ListAsync(new CaseFilter { After = new PuyangFabu.Conversation.Cases.Listing.CasePlace(0, 7) }, 20, Cancellation);
        });

        var plans = await PlansAsync(database, asked);
        Assert.Equal(2, plans.Count(static plan => plan.Contains("USING INDEX cases_by_rank", StringComparison.Ordinal)));
        Assert.DoesNotContain(plans, static plan => plan.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    /// <summary>Every statement that some work sends, on whatever connection of the pool.</summary>
    private static async Task<IReadOnlyList<string>> AskedAsync(TestDatabase database, Func<DbSession, Task> work)
    {
        var asked = new List<string>();
        var handles = new List<sqlite3>();
        try
        {
            await database.Database.ReadAsync(
                async reading =>
                {
                    Listen(reading);
                    await database.Database.ReadAsync(
                        second =>
                        {
                            Listen(second);
                            return Task.FromResult(0);
                        },
                        Cancellation);
                    return 0;
                },
                Cancellation);
            await database.Database.WriteAsync(work, Cancellation);
        }
        finally
        {
            foreach (var handle in handles)
            {
                raw.sqlite3_trace(handle, (strdelegate_trace)null!, null);
            }
        }

        return [.. asked.Where(static statement => Known().IsMatch(statement)).Distinct()];

        void Listen(DbSession session)
        {
            var handle = ((SqliteConnection)session.Connection).Handle!;
            handles.Add(handle);
            raw.sqlite3_trace(handle, (strdelegate_trace)((_, statement) => asked.Add(statement)), null);
        }
    }

    private static Task<IReadOnlyList<string>> PlansAsync(TestDatabase database, IReadOnlyList<string> statements) => database.Database.ReadAsync<IReadOnlyList<string>>(
        async session =>
        {
            var plans = new List<string>();
            foreach (var statement in statements)
            {
                plans.AddRange((await session.QueryAsync<PlanStep>($"explain query plan {statement}")).Select(step => $"{step.Detail} <- {statement}"));
            }

            return plans;
        },
        Cancellation);

    // An index that holds nothing but what is asked for may be read to its end.
    [GeneratedRegex(@"^SCAN (?:cases|case_\w+|talks|talk_events|sent_media|inbox)\b(?! USING (?:COVERING )?INDEX (?:case_drafts_open|case_pictures_to_bring)\b)")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^\s*(?:with|select|update|delete|insert)\s")]
    private static partial Regex Known();

    /// <summary>A line of a plan.</summary>
    private sealed record PlanStep
    {
        public string Detail { get; init; } = "";
    }
}
