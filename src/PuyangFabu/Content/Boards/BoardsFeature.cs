using PuyangFabu.Content.Boards.Covers;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Boards;

/// <summary>Registers the boards and their in-memory catalogue, and the pictures on news cards.</summary>
public static class BoardsFeature
{
    public static IServiceCollection AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardStore>();
        services.AddSingleton<BoardCatalog>();
        services.AddSingleton<BoardEditing>();
        services.AddSingleton<BoardImport>();
        services.AddSingleton<BoardCovers>();
        services.AddSingleton<ArticleCovers>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<BoardCatalog>());
        return services;
    }
}
