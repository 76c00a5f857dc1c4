namespace PuyangFabu.Content.Tables;

/// <summary>Registers what carries tables between two pages.</summary>
public static class TablesFeature
{
    public static IServiceCollection AddTables(this IServiceCollection services) => services.AddSingleton<PackedTable>();
}
