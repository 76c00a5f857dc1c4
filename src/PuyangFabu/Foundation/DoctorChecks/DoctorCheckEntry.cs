namespace PuyangFabu.Foundation.DoctorChecks;

/// <summary>One check of the list; made only when its turn comes, because what it needs may be what is broken.</summary>
/// <param name="Name">What it looks at, in Chinese.</param>
public sealed record DoctorCheckEntry(string Name, Func<IServiceProvider, IDoctorCheck> Create);
