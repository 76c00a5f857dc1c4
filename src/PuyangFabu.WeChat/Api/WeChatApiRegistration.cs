using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.WeChat.Api.CustomerService;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Mass;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Media;
using PuyangFabu.WeChat.Api.Menus;
using PuyangFabu.WeChat.Api.Network;
using PuyangFabu.WeChat.Api.Notices;
using PuyangFabu.WeChat.Api.Publishing;
using PuyangFabu.WeChat.Api.Quotas;
using PuyangFabu.WeChat.Api.Tags;
using PuyangFabu.WeChat.Api.Tokens;
using PuyangFabu.WeChat.Api.Transport;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.WeChat.Api;

/// <summary>Registers the calls to WeChat.</summary>
public static class WeChatApiRegistration
{
    /// <summary>Expects a <see cref="TimeProvider"/> among the services.</summary>
    /// <param name="baseUrl">Where the platform answers, with or without a path; asked for at each call.</param>
    public static IServiceCollection AddWeChatApi(this IServiceCollection services, Func<IServiceProvider, Uri> baseUrl)
    {
        services.TryAddSingleton(new ApiLimits());
        services.AddSingleton(provider => new ApiAddress(() => baseUrl(provider)));
        services.AddApiHttpClient();
        services.AddSingleton<ApiConnection>();
        services.AddSingleton<IStableTokenRequest, StableTokenRequest>();
        services.TryAddSingleton<TokenStates>();
        services.AddSingleton<StableTokenCall>();
        services.AddSingleton<AccessTokenSource>();
        services.AddSingleton<ApiTransport>();
        services.AddSingleton<IMassSendApi, MassSendApi>();
        services.AddSingleton<IDraftApi, DraftApi>();
        services.AddSingleton<IMediaApi, MediaApi>();
        services.AddSingleton<IMaterialApi, MaterialApi>();
        services.AddSingleton<IFreePublishApi, FreePublishApi>();
        services.AddSingleton<IMenuApi, MenuApi>();
        services.AddSingleton<IUserApi, UserApi>();
        services.AddSingleton<ITagApi, TagApi>();
        services.AddSingleton<ICustomerServiceApi, CustomerServiceApi>();
        services.AddSingleton<ISubscribedNoticeApi, SubscribedNoticeApi>();
        services.AddSingleton<INetworkApi, NetworkApi>();
        services.AddSingleton<IQuotaApi, QuotaApi>();
        services.AddSingleton<ITokenApi, TokenApi>();
        return services;
    }
}
