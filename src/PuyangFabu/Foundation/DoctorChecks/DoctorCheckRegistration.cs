namespace PuyangFabu.Foundation.DoctorChecks;

/// <summary>Adds a check to the examination, in the order of the calls.</summary>
public static class DoctorCheckRegistration
{
    /// <param name="name">What it looks at, in Chinese.</param>
    public static IServiceCollection AddDoctorCheck<T>(this IServiceCollection services, string name)
        where T : IDoctorCheck => services.AddSingleton(
            new DoctorCheckEntry(name, static provider => ActivatorUtilities.CreateInstance<T>(provider)));
}

/// <summary>One check of the list; made only when its turn comes, because what it needs may be what is broken.</summary>
/// <param name="Name">What it looks at, in Chinese.</param>
public sealed record DoctorCheckEntry(string Name, Func<IServiceProvider, IDoctorCheck> Create);
