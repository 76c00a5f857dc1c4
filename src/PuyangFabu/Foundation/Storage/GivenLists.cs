using System.Data;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// Hands a list over as one parameter, see <see cref="SqlDialect.InIds"/>: as the array that it is, on SQLite, which has none, as a JSON
/// array. By itself Dapper makes a parameter of each value there; the driver looks each of them up by its name among all, so that twice as
/// many cost four times as much.
/// </summary>
internal sealed class GivenLists : SqlMapper.ITypeHandler
{
    public static void Register()
    {
        var lists = new GivenLists();
        SqlMapper.AddTypeHandler(typeof(long[]), lists);
        SqlMapper.AddTypeHandler(typeof(string[]), lists);
    }

    public void SetValue(IDbDataParameter parameter, object value) =>
        parameter.Value = parameter is SqliteParameter && value is not DBNull ? JsonSerializer.Serialize(value, value.GetType()) : value;

    /// <exception cref="NotSupportedException">Always: no column holds a list.</exception>
    public object Parse(Type destinationType, object value) => throw new NotSupportedException();
}
