using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Codes;
using PuyangFabu.Sandbox.Platform.Comments;
using PuyangFabu.Sandbox.Platform.Drafts;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Sandbox.Platform.Media;
using PuyangFabu.Sandbox.Platform.Menus;
using PuyangFabu.Sandbox.Platform.Notices;
using PuyangFabu.Sandbox.Platform.Service;
using PuyangFabu.Sandbox.Platform.Statistics;
using PuyangFabu.Sandbox.Platform.Tokens;
using PuyangFabu.Sandbox.Platform.Users;

namespace PuyangFabu.Sandbox.Platform;

/// <summary>All calls of the platform; <c>/sandbox/wechat</c> stands where <c>https://api.weixin.qq.com</c> would.</summary>
internal static class PlatformEndpoints
{
    public static void MapSandboxPlatform(this IEndpointRouteBuilder sandbox)
    {
        var platform = sandbox.MapGroup("/wechat");
        var services = sandbox.ServiceProvider;
        var routes = new CallRoutes(platform, services.GetRequiredService<CallTable>(), services.GetRequiredService<CallPipeline>());
        routes.MapTokens();
        routes.MapNetwork();
        services.GetRequiredService<QuotaEndpoints>().Map(routes);
        services.GetRequiredService<PlatformMenuEndpoints>().Map(routes);
        services.GetRequiredService<MediaEndpoints>().Map(routes);
        routes.MapMaterials();
        routes.MapDrafts();
        services.GetRequiredService<PublishEndpoints>().Map(routes);
        services.GetRequiredService<MassEndpoints>().Map(routes);
        services.GetRequiredService<MassJobEndpoints>().Map(routes);
        routes.MapUsers();
        services.GetRequiredService<TagEndpoints>().Map(routes);
        routes.MapBlacklist();
        services.GetRequiredService<ServiceEndpoints>().Map(routes);
        routes.MapAutoReplies();
        services.GetRequiredService<CommentEndpoints>().Map(routes);
        routes.MapCodes();
        services.GetRequiredService<TemplateEndpoints>().Map(routes);
        services.GetRequiredService<SubscriptionEndpoints>().Map(routes);
        services.GetRequiredService<StatisticsEndpoints>().Map(routes);
        platform.MapArticlePages();
        routes.MapUnknown();
    }
}
