using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Tokens;

/// <summary>Personal API tokens over HTTP.</summary>
public static class PersonalTokenEndpoints
{
    public static void MapTokenApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/tokens").WithTags("登录").RequiresSession();
        group.MapPost("", static (TokenInput input, PersonalTokens tokens, Actor actor, CancellationToken cancellation) => tokens.CreateAsync(input, actor, cancellation))
            .Creates<TokenItem>(static item => $"/api/tokens/{item.Id}")
            .WithName("token.create").WithSummary("新建接口令牌，只在这次应答中给出");
        group.MapGet("", static (bool? all, PersonalTokens tokens, Actor actor, CancellationToken cancellation) => tokens.ListAsync(all ?? false, actor, cancellation))
            .WithName("token.list").WithSummary("我的接口令牌；系统管理员、安全管理员可用 all=true 查看全部");
        group.MapDelete("/{id:long}", static (long id, PersonalTokens tokens, Actor actor, CancellationToken cancellation) => tokens.RevokeAsync(id, actor, cancellation))
            .WithName("token.revoke").WithSummary("撤销接口令牌");
    }
}
