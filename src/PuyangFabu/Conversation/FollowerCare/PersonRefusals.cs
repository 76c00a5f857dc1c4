using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>
/// Refusals of a whole batch because of one person in it, whom WeChat does not name: asked for in halves, the others go through.
/// </summary>
internal static class PersonRefusals
{
    private const int UnknownOpenId = 40003;
    private const int OpenIdOfAnother = 49003;
    private const int InvalidOpenIds = 40031;
    private const int MustFollow = 43004;
    private const int DoesNotFollow = 50005;
    private const int TooManyTags = 45059;

    public static bool IsOfOne(ApiFailure failure) => IsOfStale(failure) || failure.Code == TooManyTags;

    /// <summary>WeChat does not know the openid as a follower of this account: what is known here is out of date.</summary>
    public static bool IsOfStale(ApiFailure failure) => failure.Code is UnknownOpenId or OpenIdOfAnother or InvalidOpenIds or MustFollow or DoesNotFollow;
}
