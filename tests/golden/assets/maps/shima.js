var map_area = L.map(
"map_area",
{
center: [36.5775, 136.6355],
crs: L.CRS.EPSG3857,
...{
"zoom": 10,
"zoomControl": false,
"preferCanvas": false,
"maxZoom": 18,
"zoomSnap": 0.5,
"scrollWheelZoom": false,
"zoomAnimation": false,
"fadeAnimation": false,
"markerZoomAnimation": false,
}
}
);
var tile_layer_base = L.tileLayer(
"https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png",
{
"minZoom": 5,
"maxZoom": 18,
"maxNativeZoom": 18,
"noWrap": false,
"subdomains": "abc",
"detectRetina": false,
"tms": false,
"opacity": 1,
}
);
tile_layer_base.addTo(map_area);
map_area.fitBounds(
[[36.575, 136.63], [36.58, 136.641]],
{}
);
