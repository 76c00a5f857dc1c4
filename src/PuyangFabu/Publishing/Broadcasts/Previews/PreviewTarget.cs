using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Publishing.Broadcasts.Previews;

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
        return (given.Length == 0) == (other.Length == 0) || given.Length + other.Length > LongestName || (given + other).Any(static c => c is <= ' ' or > '~')
            ? Refusal.BadInput("openId", "要写明是谁的手机：openId（粉丝）或 wxName（微信号）之一")
            : given.Length > 0 ? new PreviewTarget(PreviewName.OpenId, given) : new PreviewTarget(PreviewName.WxName, other);
    }
}
