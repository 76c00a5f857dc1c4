using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.People.Actors;

/// <summary>Marks routes of a person's own sign-in.</summary>
public static class SessionOnlyEndpoints
{
    /// <summary>Code of the refusal.</summary>
    public const string SessionRequired = "sessionRequired";

    private static readonly Refusal NeedsSession = Refusal.NotAllowed(
        SessionRequired, "接口令牌不能用来改密码、动态口令、令牌和操作员的权限，请用账号登录后再做。");

    /// <summary>A personal API token does not do: it must not be able to make itself more than it is.</summary>
    public static TBuilder RequiresSession<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.AddEndpointFilter(static async (invocation, next) =>
            invocation.HttpContext.RequestServices.GetRequiredService<Actor>().SessionId is null
                ? (Outcome<Done>)NeedsSession
                : await next(invocation));

    /// <summary>May be called although something must be done first, because it is that or leads to it.</summary>
    /// <param name="from">Of <see cref="SignInRestriction"/>.</param>
    public static TBuilder AllowsWhile<TBuilder>(this TBuilder routes, params string[] from)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new RestrictionExemptionAttribute(from));
}
