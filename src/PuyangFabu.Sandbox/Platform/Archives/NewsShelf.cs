using PuyangFabu.Sandbox.Platform.Articles;

namespace PuyangFabu.Sandbox.Platform.Archives;

/// <summary>Articles that an account kept as materials. Used under the account's lock.</summary>
internal sealed class NewsShelf
{
    private readonly Dictionary<string, NewsMaterial> materials = new(StringComparer.Ordinal);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<NewsMaterial> All => [.. materials.Values.OrderByDescending(static one => one.UpdatedAt)];

    public int Count => materials.Count;

    public void Keep(NewsMaterial material) => materials[material.MediaId] = material;
}

/// <summary>One material of one or more articles.</summary>
internal sealed record NewsMaterial(string MediaId, IReadOnlyList<PlatformArticle> Articles, DateTimeOffset UpdatedAt);
