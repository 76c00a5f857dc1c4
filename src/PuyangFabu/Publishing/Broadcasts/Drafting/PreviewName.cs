using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>A phone of the newsroom to which an account's mass messages may be previewed by everyone who writes them.</summary>
public sealed record PreviewName
{
    public const string OpenId = "openId";
    public const string WxName = "wxName";

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary><see cref="OpenId"/> or <see cref="WxName"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The openid, or the WeChat id (微信号).</summary>
    public required string Name { get; init; }

    /// <summary>Whose phone it is.</summary>
    public string Note { get; init; } = "";

    public long? AddedBy { get; init; }

    public string AddedName { get; init; } = "";

    public long AddedMs { get; init; }
}

/// <summary>A registered phone; in full only to those who register and use it.</summary>
public sealed record PreviewNameView(long Id, string Account, string? OpenId, string? WxName, string? Note, string AddedBy, DateTimeOffset AddedAt)
{
    public static PreviewNameView Of(PreviewName name, Actor reader)
    {
        var shown = reader.May(Permission.WriteBroadcasts) || reader.May(Permission.ManageAccounts) ? name.Name : MaskedName.Of(name.Name);
        return new(
            name.Id,
            name.Account,
            name.Kind == PreviewName.OpenId ? shown : null,
            name.Kind == PreviewName.WxName ? shown : null,
            name.Note.Length > 0 ? name.Note : null,
            name.AddedName,
            UnixMilliseconds.ToChinaTime(name.AddedMs));
    }
}

/// <summary>A phone to be registered: one of the two, and whose it is.</summary>
public sealed record PreviewNameInput
{
    public string? OpenId { get; init; }

    /// <summary>The short name or the remark of a follower, in the place of the openid.</summary>
    public string? Follower { get; init; }

    /// <summary>WeChat id (微信号).</summary>
    public string? WxName { get; init; }

    public string? Note { get; init; }
}

/// <summary>On whose phone a broadcast is to be shown: one of the three.</summary>
public sealed record PreviewRequest
{
    public string? OpenId { get; init; }

    /// <summary>WeChat id (微信号); 100 previews a day.</summary>
    public string? WxName { get; init; }

    /// <summary>A follower by his short name or a part of his remark, for those who may approve.</summary>
    public string? Follower { get; init; }
}

/// <summary>One phone, by the openid of a follower or by its owner's WeChat id.</summary>
/// <param name="Kind"><see cref="PreviewName.OpenId"/> or <see cref="PreviewName.WxName"/>.</param>
public sealed record PreviewTarget(string Kind, string Name)
{
    private const int LongestName = 64;

    public string? OpenId => Kind == PreviewName.OpenId ? Name : null;

    public string? WxName => Kind == PreviewName.WxName ? Name : null;

    public static Outcome<PreviewTarget> Read(string? openId, string? wxName)
    {
        var (given, other) = (openId?.Trim() ?? "", wxName?.Trim() ?? "");
        return (given.Length == 0) == (other.Length == 0)
            ? Refusal.BadInput("openId", "要写明是谁的手机：一位粉丝或一个微信号，只写一个")
            : given.Length > 0
                ? IsName(given) ? new PreviewTarget(PreviewName.OpenId, given) : Refusal.BadInput("openId", "不像粉丝的 OpenID，请核对")
                : IsName(other) ? new PreviewTarget(PreviewName.WxName, other) : Refusal.BadInput("wxName", "不像微信号：微信号只有字母、数字、下划线和减号，不是昵称");
    }

    private static bool IsName(string name) => name.Length <= LongestName && name.All(static c => c is > ' ' and <= '~');
}
