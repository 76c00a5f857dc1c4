namespace PuyangFabu.Foundation.Bounds;

/// <summary>Registers the figures about everything that has a bound; what has one says so where it is registered itself.</summary>
public static class BoundsFeature
{
    public static IServiceCollection AddBounds(this IServiceCollection services) => services.AddSingleton<BoundMetrics>();

    /// <inheritdoc cref="Bound"/>
    public static IServiceCollection AddBound<T>(this IServiceCollection services, string name, long most, Func<T, long> held)
        where T : notnull => services.AddBound(name, _ => most, held);

    /// <inheritdoc cref="Bound"/>
    public static IServiceCollection AddBound<T>(this IServiceCollection services, string name, Func<T, long> most, Func<T, long> held)
        where T : notnull => services.AddSingleton(provider =>
        {
            var holder = provider.GetRequiredService<T>();
            return new Bound(name, most(holder), () => held(holder));
        });
}
