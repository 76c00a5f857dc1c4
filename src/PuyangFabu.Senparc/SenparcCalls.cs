using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.Senparc.Calls;
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

namespace PuyangFabu.Senparc;

/// <summary>Lets Senparc.Weixin.MP write every call to WeChat.</summary>
public static class SenparcCalls
{
    /// <summary>In the words of pages.</summary>
    public const string Client = " Senparc.Weixin.MP ";

    /// <summary>After the calls of the product's own client were registered, which stay underneath: address, limits, token and reading are theirs.</summary>
    public static IServiceCollection AddSenparcCalls(this IServiceCollection services)
    {
        services.AddSingleton(static provider => new SenparcTransport(provider.GetRequiredService<ApiTransport>(), provider.GetRequiredService<ApiConnection>()));
        services.Replace(ServiceDescriptor.Singleton<IStableTokenRequest, SenparcStableTokenRequest>());
        services.Replace(ServiceDescriptor.Singleton<IMassSendApi, SenparcMassSendApi>());
        services.Replace(ServiceDescriptor.Singleton<IDraftApi, SenparcDraftApi>());
        services.Replace(ServiceDescriptor.Singleton<IMediaApi, SenparcMediaApi>());
        services.Replace(ServiceDescriptor.Singleton<IMaterialApi, SenparcMaterialApi>());
        services.Replace(ServiceDescriptor.Singleton<IFreePublishApi, SenparcFreePublishApi>());
        services.Replace(ServiceDescriptor.Singleton<IMenuApi, SenparcMenuApi>());
        services.Replace(ServiceDescriptor.Singleton<IUserApi, SenparcUserApi>());
        services.Replace(ServiceDescriptor.Singleton<ITagApi, SenparcTagApi>());
        services.Replace(ServiceDescriptor.Singleton<ICustomerServiceApi, SenparcCustomerServiceApi>());
        services.Replace(ServiceDescriptor.Singleton<INetworkApi, SenparcNetworkApi>());
        services.Replace(ServiceDescriptor.Singleton<IQuotaApi, SenparcQuotaApi>());
        services.Replace(ServiceDescriptor.Singleton<ISubscribedNoticeApi, SenparcSubscribedNoticeApi>());
        return services;
    }
}
