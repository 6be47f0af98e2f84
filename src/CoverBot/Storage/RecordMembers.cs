using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CoverBot.Storage;

/// <summary>Which members of a record are in its document, and which of them may be missing there.</summary>
internal static class RecordMembers
{
    public static void Modify(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }
        var collections = new List<PropertyInfo>();
        foreach (var property in info.Properties.ToArray())
        {
            // Without a setter or a parameter it is worked out from the others.
            if (property.Set is null && property.AssociatedParameter is null)
            {
                info.Properties.Remove(property);
            }
            else if (property.IsGetNullable)
            {
                property.IsRequired = false;
            }
            else if (IsCollection(property.PropertyType) && property.AttributeProvider is PropertyInfo { CanWrite: true } member)
            {
                property.IsRequired = false;
                collections.Add(member);
            }
        }
        if (collections.Count > 0)
        {
            info.OnDeserialized = record => FillIn(record, collections, info.Options);
        }
    }

    /// <summary>An immutable array that nobody set is not empty but unusable.</summary>
    private static void FillIn(object record, List<PropertyInfo> collections, JsonSerializerOptions options)
    {
        foreach (var property in collections)
        {
            var type = property.PropertyType;
            var unset = type.IsValueType ? Activator.CreateInstance(type) : null;
            if (Equals(property.GetValue(record), unset))
            {
                property.SetValue(record, JsonSerializer.Deserialize(typeof(IDictionary).IsAssignableFrom(type) ? "{}" : "[]", type, options));
            }
        }
    }

    private static bool IsCollection(Type type) => type.IsGenericType && type.Namespace == "System.Collections.Immutable";
}
