using System.Diagnostics.Metrics;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.WeChat.Api.Tokens;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>
/// How the product stands at the moment in which somebody reads it; meter <c>PuyangFabu</c>. Every value of a tag is told each time,
/// with 0 where there is none: what was told once stays in the readers' memory.
/// </summary>
public sealed class ProductGauges
{
    public const string MeterName = "PuyangFabu";

    private readonly DutyFigures figures;
    private readonly AccountRegistry accounts;
    private readonly TokenStates tokens;
    private readonly TimeProvider clock;
    private readonly Meter meter;

    public ProductGauges(
        IMeterFactory factory, DutyFigures figures, AccountRegistry accounts, TokenStates tokens, InboxRoom room, InboxQueue queue,
        ArticleIndexer indexer, ProductSettings settings, TimeProvider clock)
    {
        (this.figures, this.accounts, this.tokens, this.clock) = (figures, accounts, tokens, clock);
        meter = factory.Create(MeterName);
        var version = new KeyValuePair<string, object?>("version", TelemetryFeature.Version);
        meter.CreateObservableGauge("puyangfabu.build.info", () => new Measurement<int>(1, version));
        meter.CreateObservableGauge("puyangfabu.sandbox", () => settings.Sandbox ? 1 : 0);
        meter.CreateObservableGauge("puyangfabu.inbox.waiting", () => room.Messages);
        meter.CreateObservableGauge("puyangfabu.inbox.oldest_age", () => queue.OldestAge.TotalSeconds, "s");
        meter.CreateObservableGauge("puyangfabu.search.ready", () => indexer.CaughtUp ? 1 : 0);
        meter.CreateObservableGauge("puyangfabu.storage.ready", () => figures.Current.IsReady ? 1 : 0);
        meter.CreateObservableGauge("puyangfabu.wechat.token_age", () => OfTokens(static (state, now) => (now - state.AskedAt).TotalSeconds), "s");
        meter.CreateObservableGauge("puyangfabu.wechat.token_ok", () => OfTokens(static (state, _) => state.Failure is null ? 1 : 0));
        Counted("puyangfabu.broadcasts", static now => BroadcastState.All.Select(state => Measured("state", state, now.Broadcasts)));
        Counted("puyangfabu.cases.open", static now => [new(now.Cases.Open)]);
        Counted("puyangfabu.cases.overdue", static now => [new(now.Cases.Overdue)]);
        Counted("puyangfabu.talks.waiting", static now => [new(now.Talks.Waiting)]);
        Counted("puyangfabu.talks.urgent", static now => [new(now.Talks.Urgent)]);
        Counted("puyangfabu.words.unanswered", now => accounts.All.Select(account => Measured("account", account.Slug, now.Unanswered)));
        Counted("puyangfabu.media.waiting", static now => [new(now.MediaDue)]);
        Counted("puyangfabu.outside_calls.open", static now => Open.Select(state => Measured("state", state, now.OpenCalls)));
        meter.CreateObservableGauge("puyangfabu.backup.age", BackupAge, "s");
        var disk = new DriveInfo(Path.GetFullPath(settings.Storage.DataDirectory));
        meter.CreateObservableGauge("puyangfabu.disk.free", () => FreeOf(disk), "By");
    }

    private static IEnumerable<string> Open => [OutsideCallState.Intended, OutsideCallState.Unknown];

    private static Measurement<long> Measured(string tag, string value, IReadOnlyList<(string Value, long Count)> counted) =>
        new(counted.FirstOrDefault(found => found.Value == value).Count, new KeyValuePair<string, object?>(tag, value));

    private static IEnumerable<Measurement<long>> FreeOf(DriveInfo disk)
    {
        try
        {
            return [new(disk.AvailableFreeSpace)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <param name="read">What to tell while the database answers; while it does not, <c>puyangfabu.storage.ready</c> alone means anything.</param>
    private void Counted(string name, Func<CountedFigures, IEnumerable<Measurement<long>>> read) =>
        meter.CreateObservableGauge(name, () => figures.Current is { IsReady: true } now ? read(now) : []);

    // Accounts for which this process has asked for no token are not told: it does not know.
    private IEnumerable<Measurement<double>> OfTokens(Func<TokenState, DateTimeOffset, double> read) =>
        from account in accounts.All
        let state = tokens.Find(account.Api)
        where state is not null
        select new Measurement<double>(read(state, clock.GetUtcNow()), new KeyValuePair<string, object?>("account", account.Slug));

    private IEnumerable<Measurement<double>> BackupAge() =>
        figures.Current is { LastBackupMs: { } last } ? [new((clock.NowMs() - last) / 1000.0)] : [];
}
