using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Hosting.Senparc;

/// <summary>
/// Where a team's handler is asked. A team registers its own here, by <c>services.AddSenparcMessageHandler&lt;T&gt;()</c>, see
/// docs/senparc.md; without one the product answers as it does without Senparc.
/// </summary>
internal static class SenparcHandling
{
    public static IServiceCollection AddSenparcHandling(this IServiceCollection services) => services.AddSingleton<IHandlingLayer, SenparcLayer>();
}
