using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Sandbox.Platform.Users;

namespace PuyangFabu.Sandbox.Api;

/// <summary>An account as the platform sees it now.</summary>
internal sealed record PlatformView
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string AppId { get; init; }

    public required SandboxAccountKind Kind { get; init; }

    public required bool Verified { get; init; }

    public required CallbackMode CallbackMode { get; init; }

    public required int Followers { get; init; }

    public required int Nameless { get; init; }

    public required IReadOnlyList<TagView> Tags { get; init; }

    /// <summary>Mass sends of today and of the month; days are those of Asia/Shanghai.</summary>
    public required int SentToday { get; init; }

    public required int SentToAllToday { get; init; }

    public required int SentToAllThisMonth { get; init; }

    public required int Drafts { get; init; }

    public required bool HasMenu { get; init; }

    public required int ConditionalMenus { get; init; }

    public required IReadOnlyList<QuotaView> Quotas { get; init; }

    /// <summary>Reads the account under its lock.</summary>
    public static PlatformView Of(PlatformAccount account, PlatformLedger ledger, CallTable table, DateTimeOffset now)
    {
        var jobs = ledger.Jobs(account.Slug);
        lock (account.Gate)
        {
            var followers = account.Followers;
            return new PlatformView
            {
                Slug = account.Slug,
                Name = account.Identity.Name,
                AppId = account.Identity.AppId,
                Kind = account.Settings.Kind,
                Verified = account.Settings.Verified,
                CallbackMode = account.Settings.CallbackMode,
                Followers = followers.All.Count,
                Nameless = followers.Nameless,
                Tags = [.. followers.Tags.All.Select(tag => new TagView(tag.Id, tag.Name, followers.Tagged(tag.Id).Count, tag.Id < TagBook.FirstOwnId))],
                SentToday = MassQuota.Today(jobs, now).Count(),
                SentToAllToday = MassQuota.Today(jobs, now).Count(static job => job.Audience.ToAll),
                SentToAllThisMonth = MassQuota.ThisMonth(jobs, now).Count(static job => job.Audience.ToAll),
                Drafts = account.Drafts.Count,
                HasMenu = account.Menus.Default is not null,
                ConditionalMenus = account.Menus.Conditional.Count,
                Quotas = [.. account.Calls.Today(now).Select(one => new QuotaView(one.Key, one.Value, table.Find(one.Key)?.Daily ?? 0))],
            };
        }
    }

    internal sealed record TagView(int Id, string Name, int Count, bool System);

    /// <summary>Calls made today of those allowed.</summary>
    internal sealed record QuotaView(string Path, int Used, int Limit);
}
