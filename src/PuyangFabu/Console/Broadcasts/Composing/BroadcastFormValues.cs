using System.Globalization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Parts;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Console.Broadcasts.Composing;

/// <summary>What stands in the form of a broadcast, as it is typed.</summary>
public sealed record BroadcastFormValues
{
    public const string ToAll = "all";
    public const string ToTag = "tag";
    public const string ToList = "list";

    public string? Account { get; init; }

    /// <summary>Ids in the order of the cards.</summary>
    public IReadOnlyList<long> Articles { get; init; } = [];

    public string? Text { get; init; }

    /// <summary>Path of the picture, once it was taken in.</summary>
    public string? Image { get; init; }

    /// <summary>A picture and nothing else: the form then offers no articles and no text beside it.</summary>
    public bool IsPicture => Image is not null && Articles.Count == 0 && string.IsNullOrWhiteSpace(Text);

    public string? Audience { get; init; }

    public string? Tag { get; init; }

    /// <summary>One a line.</summary>
    public string? Followers { get; init; }

    public string? Day { get; init; }

    public string? Time { get; init; }

    public bool WaitAfterApproval { get; init; }

    public bool LinkFootnotes { get; init; }

    public bool SendIgnoreReprint { get; init; }

    /// <summary>A broadcast as its form shows it. Nobody's openids leave the database: a list is written anew.</summary>
    public static BroadcastFormValues Of(BroadcastView view) => new()
    {
        Account = view.Account,
        Articles = [.. view.Articles.Select(static article => article.Id)],
        Text = view.Text,
        Image = view.Image,
        Audience = view.Audience.TagId is not null ? ToTag : view.Audience.OpenIdCount is not null ? ToList : ToAll,
        Tag = view.Audience.TagId?.ToString(CultureInfo.InvariantCulture),
        Day = view.ScheduledAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Time = view.ScheduledAt?.ToString("HH:mm", CultureInfo.InvariantCulture),
        WaitAfterApproval = !view.SendWhenApproved,
        LinkFootnotes = view.LinkFootnotes,
        SendIgnoreReprint = view.SendIgnoreReprint,
    };

    // A name that was copied from a page begins with 关注者 and a blank.
    private static string[] Named(string written) =>
        [.. written.Split([' ', ',', '，', '、', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(static word => word != "关注者")];

    public BroadcastRequest Request(long? revision) => new()
    {
        Account = string.IsNullOrEmpty(Account) ? null : Account,
        ArticleIds = Articles.Count > 0 ? Articles : null,
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text,
        Image = Image,
        Audience = Audience switch
        {
            ToAll => new AudienceRequest { All = true },
            ToTag => new AudienceRequest { TagId = AddressNumber.Of(Tag) },
            ToList => new AudienceRequest { Followers = Named(Followers ?? "") },
            _ => null,
        },
        ScheduledAt = SendTimeFields.Written(Day, Time),
        SendWhenApproved = !WaitAfterApproval,
        LinkFootnotes = LinkFootnotes,
        SendIgnoreReprint = SendIgnoreReprint,
        Revision = revision,
    };
}
