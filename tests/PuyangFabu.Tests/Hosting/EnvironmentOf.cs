using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace PuyangFabu.Tests.Hosting;

/// <summary>Variables of an environment that is not the test's own, read by the framework's provider.</summary>
internal sealed class EnvironmentOf(params (string Name, string Value)[] variables) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(variables);

    private sealed class Provider((string Name, string Value)[] variables) : EnvironmentVariablesConfigurationProvider
    {
        public override void Load()
        {
            // The framework's own reading of names, on a table that is given: it has no public door.
            var load = typeof(EnvironmentVariablesConfigurationProvider).GetMethod("Load", BindingFlags.NonPublic | BindingFlags.Instance, [typeof(IDictionary)])!;
            load.Invoke(this, [variables.ToDictionary(static variable => (object)variable.Name, static variable => (object)variable.Value)]);
        }
    }
}
