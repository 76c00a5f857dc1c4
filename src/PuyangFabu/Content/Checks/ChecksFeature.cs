using PuyangFabu.Content.Checks.Links;
using PuyangFabu.Content.Checks.Words;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Checks;

/// <summary>Registers the checks before publishing and the word lists.</summary>
public static class ChecksFeature
{
    public static IServiceCollection AddChecks(this IServiceCollection services, ChecksOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WordListStore>();
        services.AddSingleton<WordLists>();
        services.AddSingleton<WordListBook>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<WordListBook>());
        services.AddSingleton<CheckList>();
        services.AddSingleton<LinkCheck>();
        services.AddSingleton<Preflight>();
        return services;
    }
}
