using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Boards;

/// <summary>Registers the boards and their in-memory catalogue.</summary>
public static class BoardsFeature
{
    public static IServiceCollection AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardStore>();
        services.AddSingleton<BoardCatalog>();
        services.AddSingleton<BoardEditing>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<BoardCatalog>());
        return services;
    }
}
