using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Mass;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Media;
using PuyangFabu.WeChat.Api.Publishing;
using PuyangFabu.WeChat.Api.Tokens;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api;

/// <summary>Registers the calls to WeChat.</summary>
public static class WeChatApiRegistration
{
    /// <param name="baseUrl">Where the platform answers, with or without a path; asked for at each call.</param>
    public static IServiceCollection AddWeChatApi(this IServiceCollection services, Func<IServiceProvider, Uri> baseUrl)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ApiLimits());
        services.AddSingleton(provider => new ApiAddress(() => baseUrl(provider)));
        services.AddApiHttpClient();
        services.AddSingleton<ApiConnection>();
        services.AddSingleton<StableTokenCall>();
        services.AddSingleton<AccessTokenSource>();
        services.AddSingleton<ApiTransport>();
        services.AddSingleton<IMassSendApi, MassSendApi>();
        services.AddSingleton<IDraftApi, DraftApi>();
        services.AddSingleton<IMediaApi, MediaApi>();
        services.AddSingleton<IMaterialApi, MaterialApi>();
        services.AddSingleton<IFreePublishApi, FreePublishApi>();
        return services;
    }
}
