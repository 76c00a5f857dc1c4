namespace PuyangFabu.Site.Listings;

/// <summary>Registers the home page and the pages of the boards.</summary>
public static class ListingsFeature
{
    public static IServiceCollection AddListings(this IServiceCollection services) => services.AddSingleton<BoardPages>();
}
