namespace PuyangFabu.Foundation.DoctorChecks;

/// <summary>Looks at one thing and says how it is. Changes nothing; may fail, which is a finding too.</summary>
public interface IDoctorCheck
{
    Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation);
}
