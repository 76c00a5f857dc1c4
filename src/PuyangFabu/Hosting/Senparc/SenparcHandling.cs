using PuyangFabu.Foundation.Pages;
using PuyangFabu.Senparc;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Hosting.Senparc;

/// <summary>
/// Where a team's handler is asked. Its class lies in this folder or in a project of its own, see docs/senparc.md; without one the product
/// answers as it does without Senparc.
/// </summary>
internal static class SenparcHandling
{
    public static IServiceCollection AddSenparcHandling(this IServiceCollection services)
    {
        services.AddSingleton(static provider => new SenparcSite(() => provider.GetRequiredService<PublicUrls>().Base));
        services.AddSingleton<IHandlingLayer, SenparcLayer>();

        // Here a team registers its own: services.AddSenparcMessageHandler<CustomMessageHandler>();
#if SENPARC_LEAVING
        services.AddSenparcMessageHandler<Samples.LeavingMessageHandler>();
#elif SENPARC_ANSWERING
        services.AddSenparcMessageHandler<Samples.AnsweringMessageHandler>();
#endif
        return services;
    }
}
